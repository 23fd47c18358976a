import type { FaultAnswer } from './faults.ts';

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };
const HTML_TYPE = { 'content-type': 'text/html;charset=UTF-8' };

/** Any status with a JSON body. */
export function replyJson(status: number, body: unknown, headers: Record<string, string> = {}): FaultAnswer {
  return { kind: 'reply', status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/** Any status with a page, as proxies and sign-in systems answer. `type` may claim to be JSON (JD-35, JD-37). */
export function replyPage(
  status: number,
  headers: Record<string, string> = {},
  page = '<!doctype html><title>Sign in</title><h1>Sign in</h1>',
): FaultAnswer {
  return { kind: 'reply', status, headers: { ...HTML_TYPE, ...headers }, body: page };
}

/** 429 as Cloud sends it; `retryAfter` may be any text, or left out (JD-26 to JD-29). Its reset has gone by, so that it asks for no wait of its own. */
export function rateLimited(reason: string, retryAfter?: string): FaultAnswer {
  return replyJson(
    429,
    { errorMessages: ['Rate limit exceeded.'], errors: {} },
    {
      'ratelimit-reason': reason,
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '2025-03-26T16:00Z',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    },
  );
}

/** 403 after too many failed sign-ins; each further attempt prolongs it (JD-38). */
export function captcha(): FaultAnswer {
  return replyPage(403, {
    'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
    'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE; login-url=https://jira.example/login.jsp',
  });
}

/** A redirect; the page behind it must never be asked for (JD-36). */
export function redirectTo(location: string, status: 301 | 302 | 307 = 302): FaultAnswer {
  return { kind: 'reply', status, headers: { location }, body: '' };
}

/** An answer that Jira gives while it is down or reindexing (JD-34). */
export function unavailable(status: 500 | 502 | 503 | 504, retryAfter?: string): FaultAnswer {
  return replyPage(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }, '<!doctype html><title>Unavailable</title>');
}
