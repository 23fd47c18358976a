import type { Chat } from '@desk/protocol/chat';
import type { ChatGroup } from './chat-groups.ts';

/** A row as it stands on the screen. A row that has left its list is grey and inert until the list may move again. */
export interface ListRow {
  readonly chat: Chat;
  readonly hasLeft: boolean;
}

export interface ListGroup {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly ListRow[];
}

/** The list in its true order. */
export function arranged(groups: readonly ChatGroup[]): ListGroup[] {
  return groups.map(({ id, label, chats }) => ({ id, label, rows: chats.map((chat) => ({ chat, hasLeft: false })) }));
}

/**
 * The same list while nothing may move under the pointer: rows keep their place and show their newest content, rows that left turn
 * grey, and rows that came wait (`unseen`). `known` gives the newest version of a chat, wherever it is now.
 */
export function heldStill(shown: readonly ListGroup[], groups: readonly ChatGroup[], known: (id: string) => Chat | undefined): ListGroup[] {
  const present = new Set(groups.flatMap((group) => group.chats.map((chat) => chat.id)));
  return shown.map((group) => ({
    ...group,
    rows: group.rows.map(({ chat }) => ({ chat: known(chat.id) ?? chat, hasLeft: !present.has(chat.id) })),
  }));
}

/** The chats that belong to the list and are not on the screen, because it is held. */
export function unseen(shown: readonly ListGroup[], groups: readonly ChatGroup[]): Chat[] {
  const onScreen = new Set(shown.flatMap((group) => group.rows.map((row) => row.chat.id)));
  return groups.flatMap((group) => group.chats.filter((chat) => !onScreen.has(chat.id)));
}
