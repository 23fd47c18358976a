import { cutText } from './cut-text.ts';
import type { JiraSite } from './references-model.ts';
import { unwrap } from './references-text.ts';
import { siteOf } from './references-url.ts';

/** The longest link that is kept, in characters. */
export const MAX_LINK = 500;
const MAX_RAW = 64;

// Whole words of a parameter's name (`api_key`, `authCode`), and runs that mean a secret wherever they stand (`accesstoken`).
const SECRET_WORDS = new Set(['auth', 'authorization', 'key', 'jwt', 'oauth', 'pass', 'pwd', 'sid', 'sig']);
const SECRET_RUNS = /token|passw|secret|signature|credential|apikey|session|accesskey/i;

/**
 * The form in which a link is kept: without parameters that carry secrets, and of a configured Jira without query and fragment,
 * because portal mails hold sign-in tokens there. Undefined if it is longer than 500 characters.
 */
export function linkOf(url: URL, sites: JiraSite[]): string | undefined {
  const kept = new URL(url);
  kept.pathname = kept.pathname.replace(/;jsessionid=[^/;]*/gi, '');
  const own = siteOf(url, sites) !== undefined;
  kept.search = own ? '' : withoutSecrets(kept.search);
  if (own || SECRET_RUNS.test(kept.hash) || withoutSecrets(kept.hash) !== kept.hash.slice(1)) kept.hash = '';
  const link = unwrap(kept.href);
  return link.length <= MAX_LINK ? link : undefined;
}

/** A refused piece as it may be shown and stored: no user name, query or fragment, at most 64 characters. */
export function redact(token: string): string {
  const scheme = /^([a-z][a-z\d+.-]*:)(?!\/\/)/i.exec(token)?.[1];
  const bare = scheme ?? token.replace(/^([^/]*\/\/).*@/s, '$1').replace(/[?#].*$/s, '');
  return bare.length <= MAX_RAW ? bare : `${cutText(bare, MAX_RAW - 1).toWellFormed()}…`;
}

function withoutSecrets(query: string): string {
  const parameters = query.replace(/^[?#]/, '').split('&');
  return parameters.filter((parameter) => !parameter.split(';').some(isSecret)).join('&');
}

function isSecret(parameter: string): boolean {
  const name = decode(parameter.split('=', 1)[0] ?? '');
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return SECRET_RUNS.test(name) || words.some((word) => SECRET_WORDS.has(word));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
