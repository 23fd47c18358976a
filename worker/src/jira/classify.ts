import { JiraFailure, type JiraFailureKind } from './failure.ts';
import { plainText } from './plain-text.ts';
import { parseReset, parseRetryAfter } from './retry-after.ts';
import type { RawAnswer } from './transport.ts';

/** What an answer is: the parsed JSON of a success (undefined for 204), or the failure that it stands for. Table of jira.md section 1.5. */
export function classify(answer: RawAnswer, now: Date): { json: unknown } | JiraFailure {
  const { status, headers } = answer;
  const denied = String(headers['x-authentication-denied-reason'] ?? '');
  const login = String(headers['x-seraph-loginreason'] ?? '');
  if (denied.includes('CAPTCHA') || login.includes('AUTHENTICATION_DENIED')) {
    return new JiraFailure('captcha', 'JIRA asks the service user to sign in by hand once (CAPTCHA).', { status });
  }
  if (login.includes('AUTHENTICATED_FAILED')) return new JiraFailure('auth', 'JIRA refused the token.', { status });
  if (status === 204) return { json: undefined };
  const json = parseJson(answer);
  if (status >= 200 && status < 300) {
    if (json !== undefined) return { json };
    return new JiraFailure('not_json', `The answer was no JSON but ${plainText(String(headers['content-type'] ?? 'of no type'), 60)}.`, {
      status,
    });
  }
  const kind = kindOf(status, json);
  const words = wordsOf(json);
  const asked = status === 429 || status >= 500 ? parseRetryAfter(headers['retry-after'], now) : undefined;
  const retryAfterMs = asked ?? (status === 429 ? parseReset(first(headers['x-ratelimit-reset']), now) : undefined);
  return new JiraFailure(kind, sentenceOf(kind, answer, words), {
    status,
    words,
    retryAfterMs,
    limitedBy: status === 429 ? limiterOf(headers) : undefined,
  });
}

function kindOf(status: number, json: unknown): JiraFailureKind {
  if (status >= 300 && status < 400) return 'redirect';
  if (status >= 500 || status === 408 || status === 409 || status === 425) return 'server';
  switch (status) {
    case 401:
      return /scope/i.test(wordsOf(json)) ? 'scope' : 'auth';
    case 403:
      return 'forbidden';
    case 404:
      return json === undefined ? 'wrong_url' : 'not_found';
    case 407:
      return 'network';
    case 413:
      return 'limit';
    case 429:
      return 'rate_limited';
    default:
      return status === 400 && /\blimit\b/i.test(wordsOf(json)) ? 'limit' : 'bad_request';
  }
}

function sentenceOf(kind: JiraFailureKind, { status, headers }: RawAnswer, words: string): string {
  if (kind === 'redirect') {
    const target = String(headers.location ?? '');
    return `JIRA sent the call elsewhere (${status}${URL.canParse(target) ? ` to ${new URL(target).origin}` : ''}).`;
  }
  if (status === 407) return 'The proxy asks for a sign-in (407).';
  return words === '' ? `JIRA answered ${status}.` : `JIRA answered ${status}: ${words}`;
}

/** Jira's own sentences, whichever of its three error forms they come in. */
function wordsOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return '';
  const { errorMessages, errors, message } = json as Record<string, unknown>;
  const sentences = [
    ...(Array.isArray(errorMessages) ? errorMessages : []),
    ...(typeof errors === 'object' && errors !== null ? Object.values(errors) : []),
    message,
  ];
  return plainText(sentences.filter((each) => typeof each === 'string').join(' '), 240);
}

function parseJson({ headers, text }: RawAnswer): unknown {
  if (!/\bjson\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** Cloud names a reason, an unknown one is taken for a burst; Data Center counts all calls of our user, and says how fast it lets them in again. */
function limiterOf(headers: RawAnswer['headers']): 'issue' | 'endpoint' | 'site' {
  const reason = String(headers['ratelimit-reason'] ?? '');
  if (reason === '' && (headers['x-ratelimit-fillrate'] !== undefined || headers['x-ratelimit-interval-seconds'] !== undefined))
    return 'site';
  if (reason.includes('per-issue')) return 'issue';
  return /quota-(?:global|tenant)/.test(reason) ? 'site' : 'endpoint';
}
