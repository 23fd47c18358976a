import type { JiraConnection } from './connection.ts';
import { checkEndpoint } from './endpoint-waits.ts';
import { JiraFailure } from './failure.ts';
import { getIssue, type JiraIssue } from './issue.ts';
import { confirmIdentity } from './myself.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { isOpened } from './opened.ts';
import { type ChatLink, LINK_WRITES, upsertRemoteLink } from './remote-link.ts';

/** An issue by its numeric id, which wins, or by key. */
export interface LinkTarget {
  key?: string;
  issueId?: string;
}

export interface AttachedLink extends Omit<JiraIssue, 'id'> {
  issueId: string;
  remoteLinkId: string;
}

/** Stands around each call. */
export type Gate = <T>(call: () => Promise<T>) => Promise<T>;

/** Stands between reading the issue and writing its link. */
export type Around = (issueId: string, write: () => Promise<{ id: string }>) => Promise<{ id: string }>;

/**
 * Attaches a chat to an issue: reads the issue first, so that a key in another case or from before a move leads to the one numeric id,
 * and upserts the link there. Tries once; the queue repeats. Calls for one issue wait for each other (JD-03); `around` may do more before and
 * after the write, or keep it from being made by throwing. `gate` is never held while a call waits for its turn.
 * @throws JiraFailure; `not_found` only when the token is known to be good (JD-17), otherwise `auth`; whatever `around` throws
 */
export async function attachLink(
  connection: JiraConnection,
  target: LinkTarget,
  link: ChatLink,
  signal?: AbortSignal,
  { gate = (call) => call(), around = (_, write) => write() }: { gate?: Gate; around?: Around } = {},
): Promise<AttachedLink> {
  // What could not be written need not be read either.
  checkEndpoint(connection.id, LINK_WRITES);
  const settled: Gate = (call) => gate(() => settled404(connection, signal, call));
  const { id: issueId, ...issue } = await settled(() => getIssue(connection, target.issueId ?? target.key ?? '', signal));
  if (!isOpened(connection, issue.key)) throw new JiraFailure('not_found', 'The project of this issue is not open to the desk.');
  const made = await oneAtATime(`${connection.id} ${issueId}`, () =>
    around(issueId, () => settled(() => upsertRemoteLink(connection, issueId, link, signal))),
  );
  return { ...issue, issueId, remoteLinkId: made.id };
}

async function settled404<T>(connection: JiraConnection, signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof JiraFailure && error.kind === 'not_found') await confirmIdentity(connection, signal);
    throw error;
  }
}
