import { DeskError } from '@desk/protocol/errors';

const GATEWAY = 'https://api.atlassian.com/ex/jira/';
const CLOUD_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Where the API of a site is called, if not at its base URL: an address like that, or the cloud id alone, which stands for Atlassian's gateway.
 * @throws DeskError `invalid`
 */
export function apiUrlOf(text: string, allowLoopback: boolean): string | null {
  const given = text.trim();
  if (given === '') return null;
  return baseUrlOf(CLOUD_ID.test(given) ? `${GATEWAY}${given.toLowerCase()}` : given, allowLoopback, 'apiUrl');
}

/**
 * A JIRA base URL in its one form: scheme, host, port and context path, without a slash at the end. jira.md section 2.
 * @throws DeskError `invalid` for user info, query or fragment, another scheme, or this machine unless `allowLoopback`
 */
export function baseUrlOf(text: string, allowLoopback: boolean, path: 'baseUrl' | 'apiUrl' = 'baseUrl'): string {
  const refusal = (message: string) => new DeskError('invalid', message, { errors: [{ path, message }] });
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw refusal('Enter the address of your JIRA site, such as https://acme.atlassian.net');
  if (url.username || url.password) throw refusal('The address must not hold a user name or password.');
  if (url.search || url.hash) throw refusal('Leave out everything from ? or # on.');
  if (!allowLoopback && isLoopback(url.hostname))
    throw refusal('This address is the desk’s own machine. Set DESK_JIRA_ALLOW_LOOPBACK=1 to allow it.');
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127\./.test(host) ||
    host === '[::1]' ||
    host === '0.0.0.0' ||
    /^\[::ffff:7f/.test(host) ||
    host === '[::]'
  );
}
