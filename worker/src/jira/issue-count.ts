import type { JiraConnection } from './connection.ts';
import { linksOf } from './remote-link.ts';
import { requestJira } from './request.ts';

/**
 * Keeps one more link on an issue, the same for the whole desk: how many closures of this week were negative, for those who read the issue and not
 * the desk. Safe to repeat.
 * @throws JiraFailure
 */
export async function tellCount(
  connection: JiraConnection,
  issueId: string,
  { origin, negative }: { origin: string; negative: number },
  signal?: AbortSignal,
): Promise<void> {
  const words = `${negative} negative ${negative === 1 ? 'closure' : 'closures'} this week`;
  const body = {
    globalId: `system=${origin}&issue=${issueId}`,
    relationship: 'customer chat',
    application: { type: 'org.chat-desk', name: 'Chat Desk' },
    object: {
      url: `${origin}/supervise/jira`,
      title: 'Customer chats about this issue',
      summary: words,
      icon: { title: 'Chat Desk' },
      status: { resolved: negative === 0, icon: { title: negative === 0 ? 'Quiet' : 'Unhappy customers' } },
    },
  };
  await requestJira(connection, { method: 'POST', path: linksOf(issueId), body }, signal);
}
