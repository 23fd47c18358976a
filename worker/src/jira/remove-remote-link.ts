import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { confirmIdentity } from './myself.ts';
import { type ChatLink, globalIdOf, linksOf } from './remote-link.ts';
import { requestJira } from './request.ts';

/**
 * Takes the chat's link off an issue, by its globalId: safe to repeat. One that is not there, or whose issue is gone, counts as taken off, once
 * it is sure that our token is good (JD-10). A page with status 200 is never a success.
 * @throws JiraFailure
 */
export async function removeRemoteLink(
  connection: JiraConnection,
  issueId: string,
  link: Pick<ChatLink, 'origin' | 'chatId'>,
  signal?: AbortSignal,
): Promise<void> {
  const path = linksOf(issueId);
  try {
    const json = await requestJira(connection, { method: 'DELETE', path, query: { globalId: globalIdOf(link) } }, signal);
    if (json !== undefined) throw new JiraFailure('bad_shape', 'JIRA did not say that the link is gone.');
  } catch (error) {
    if (!(error instanceof JiraFailure) || error.kind !== 'not_found') throw error;
    await confirmIdentity(connection, signal);
  }
}
