import type { LinkOutcome } from '@desk/core/references/track';
import type { JiraFailure, JiraFailureKind } from '../jira/failure.ts';
import { plainText } from '../jira/plain-text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After four quick tries: 1, 5, 15 minutes, 1, 4, 12, 24 hours, then a person must look. jira.md section 3. */
const LATER = [1, 5, 15, 60, 240, 720, 1440].map((minutes) => minutes * MINUTE);
const QUICK = 3;
/** An issue may appear, or be opened to our user: looked for slowly, then given up. jira.md section 1.5. */
const UNSEEN = [15 * MINUTE, 2 * HOUR, 24 * HOUR];
const HOLD_LOOK = MINUTE;

/** What the team reads about each kind of failure. */
export const REASONS: Record<JiraFailureKind, string> = {
  auth: 'JIRA sign-in was refused. An admin must renew the token.',
  scope: 'The JIRA token lacks a permission. An admin must renew it.',
  captcha: 'JIRA asks for a captcha. An admin must sign in there once.',
  forbidden: 'Our JIRA user may not link issues in this project.',
  not_found: 'Not found, or our JIRA user may not see it.',
  wrong_url: 'The address of the JIRA site does not answer as JIRA does.',
  redirect: 'The JIRA site sends us elsewhere. Its address may have changed.',
  not_json: 'JIRA answers with a web page, not with data.',
  bad_shape: 'JIRA answered something we do not understand.',
  bad_request: 'JIRA refused the link.',
  limit: 'This issue has as many links as JIRA allows, 2,000. Take some off in JIRA first.',
  rate_limited: 'JIRA asks us to wait.',
  busy: 'Many calls to JIRA are before this one. We keep trying.',
  server: 'JIRA has trouble. We keep trying.',
  network: 'JIRA is not reachable. We keep trying.',
  timeout: 'JIRA is slow to answer. We keep trying.',
  tls: 'The certificate of the JIRA site is not trusted.',
};

const ARCHIVED = 'This issue is archived in JIRA, so nothing can be linked to it.';

/** JIRA has no code of its own for it, but says the word (JD-24). */
function isArchived({ kind, message }: JiraFailure): boolean {
  return (kind === 'forbidden' || kind === 'bad_request') && /\barchived\b/i.test(message);
}

const SAID_BY_JIRA: ReadonlySet<JiraFailureKind> = new Set(['bad_request', 'forbidden', 'limit']);

/** Where JIRA refused this one link, its own sentence often names the cure; what it says of a site stays with the admin. */
function reasonOf({ kind, words }: JiraFailure): string {
  return words !== '' && SAID_BY_JIRA.has(kind) ? `${REASONS[kind]} JIRA says: “${plainText(words, 140)}”` : REASONS[kind];
}

/** What is not linked yet. */
export type Postponed = Exclude<LinkOutcome, { state: 'linked' }>;

/**
 * Where a reference goes after a failed call. `attempts` counts the real attempts before. Retry-After is the floor of any wait; waits are
 * spread by ±20 %, and Retry-After by up to a tenth above it, so that a site that comes back is not stormed.
 */
export function afterFailure(failure: JiraFailure, attempts: number, baseMs: number, now: Date, random = Math.random): Postponed {
  const reason = isArchived(failure) ? ARCHIVED : reasonOf(failure);
  const asked = (failure.retryAfterMs ?? 0) * (1 + 0.1 * random());
  const at = (ms: number) => new Date(now.getTime() + Math.max(ms * (0.8 + 0.4 * random()), asked));
  // Not this link's fault: it waits where it is, and is released when an admin saves the connection.
  if (failure.holdsConnection) return { state: 'pending', reason, retryAt: at(HOLD_LOOK), spent: false };
  if (failure.kind === 'not_found') {
    const wait = UNSEEN[attempts];
    return { state: 'needs-attention', reason, retryAt: wait === undefined ? null : at(wait), spent: true };
  }
  if (!failure.isTransient && !['wrong_url', 'redirect', 'not_json', 'tls'].includes(failure.kind))
    return { state: 'needs-attention', reason, retryAt: null, spent: true };
  // The call was refused before JIRA did anything, or never made.
  if (failure.kind === 'rate_limited' || failure.kind === 'busy') return { state: 'pending', reason, retryAt: at(baseMs), spent: false };
  const wait = attempts < QUICK ? baseMs * 2 ** attempts : LATER[attempts - QUICK];
  return wait === undefined
    ? { state: 'needs-attention', reason, retryAt: null, spent: true }
    : { state: 'pending', reason, retryAt: at(wait), spent: true };
}
