import { DeskError } from '@desk/protocol/errors';

/**
 * A JIRA base URL in its one form: scheme, host, port and context path, without a slash at the end. jira.md section 2.
 * @throws DeskError `invalid` for user info, query or fragment, another scheme, or this machine unless `allowLoopback`
 */
export function baseUrlOf(text: string, allowLoopback: boolean): string {
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

function refusal(message: string): DeskError {
  return new DeskError('invalid', message, { errors: [{ path: 'baseUrl', message }] });
}
