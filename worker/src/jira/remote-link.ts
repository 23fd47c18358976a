import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { checkedName } from './issue.ts';
import { plainText } from './plain-text.ts';
import { requestJira } from './request.ts';

/** What an issue shows of a chat. Everybody who may browse the issue sees it, so no customer is named. */
export interface ChatLink {
  /** Public address of the desk, as `https://desk.example`. */
  origin: string;
  chatId: string;
  /** Where the chat can be read, behind a sign-in. */
  url: string;
  title: string;
  summary?: string;
  /** Strikes the link through in Jira. */
  resolved: boolean;
  /** Loaded by the browsers of Jira's users: a public https address, or left out. */
  iconUrl?: string;
}

/** The path of an issue's links. @throws JiraFailure `bad_request` for what is no name of an issue */
export function linksOf(issueId: string): string[] {
  return ['issue', checkedName(issueId), 'remotelink'];
}

/** What JIRA counts a write of any issue's links against. */
export const LINK_WRITES = { method: 'POST', path: ['issue', '…', 'remotelink'] } as const;

/**
 * The identity of a chat's link within one issue. Constant for the life of the chat, so that every retry meets the same link.
 * @throws JiraFailure `bad_request` above 255 bytes, which Jira refuses
 */
export function globalIdOf({ origin, chatId }: Pick<ChatLink, 'origin' | 'chatId'>): string {
  const globalId = `system=${origin}&chat=${chatId}`;
  if (Buffer.byteLength(globalId) > 255) throw new JiraFailure('bad_request', 'The address of the desk is too long for a JIRA link.');
  return globalId;
}

/** The whole body of an upsert: always every field, because Jira empties those that are left out (JD-04). */
export function remoteLinkBody(link: ChatLink): Record<string, unknown> {
  const { url, title, summary = '', resolved, iconUrl } = link;
  return {
    globalId: globalIdOf(link),
    relationship: 'customer chat',
    application: { type: 'org.chat-desk', name: 'Chat Desk' },
    object: {
      url,
      title: plainText(title, 255) || 'Chat',
      summary: plainText(summary, 1_000),
      icon: iconUrl === undefined ? { title: 'Chat Desk' } : { title: 'Chat Desk', url16x16: iconUrl },
      status: { resolved, icon: { title: resolved ? 'Closed' : 'Open' } },
    },
  };
}

/**
 * Makes the chat's link on the issue, or renews it if it is there: safe to repeat. Gives the link's id, proof that it exists.
 * @throws JiraFailure; a success without an id is `bad_shape`, never a link
 */
export async function upsertRemoteLink(
  connection: JiraConnection,
  issueId: string,
  link: ChatLink,
  signal?: AbortSignal,
): Promise<{ id: string }> {
  const json = await requestJira(connection, { method: 'POST', path: linksOf(issueId), body: remoteLinkBody(link) }, signal);
  const id = typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : '';
  if (!/^[1-9]\d*$/.test(id)) throw new JiraFailure('bad_shape', 'JIRA did not say which link it made.');
  return { id };
}
