import { createHash } from 'node:crypto';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { plainText } from './plain-text.ts';
import { requestJira } from './request.ts';

export interface JiraUser {
  /** `accountId` on Cloud, `name` on Data Center. */
  id: string;
  displayName: string;
}

/**
 * Who the token belongs to; Jira never answers this to nobody, so it is the test of a connection.
 * @throws JiraFailure `bad_shape` for a page that only looks like success
 */
export async function getMyself(connection: JiraConnection, signal?: AbortSignal): Promise<JiraUser> {
  const json = await requestJira(connection, { method: 'GET', path: ['myself'] }, signal);
  const { accountId, name, displayName } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  const id = typeof accountId === 'string' && accountId !== '' ? accountId : name;
  if (typeof id !== 'string' || id === '') throw new JiraFailure('bad_shape', 'JIRA did not say who the token belongs to.');
  return { id, displayName: typeof displayName === 'string' ? plainText(displayName, 100) : id };
}

const CONFIRMED_MS = 300_000;
const confirmed = new Map<string, number>();

/**
 * Settles a 404: Jira hides issues from those whom it takes for nobody, so a refused token looks like a missing issue (JD-17).
 * A token that was confirmed within the last five minutes is not asked about again.
 * @throws JiraFailure of the sign-in, or whatever else kept the question from being answered
 */
export async function confirmIdentity(connection: JiraConnection, signal?: AbortSignal): Promise<void> {
  const name = createHash('sha256')
    .update(JSON.stringify([connection.baseUrl, connection.apiUrl, connection.user, connection.token]))
    .digest('base64');
  const now = performance.now();
  if ((confirmed.get(name) ?? Number.NEGATIVE_INFINITY) > now - CONFIRMED_MS) return;
  await getMyself(connection, signal);
  if (confirmed.size >= 1_000) confirmed.clear();
  confirmed.set(name, now);
}
