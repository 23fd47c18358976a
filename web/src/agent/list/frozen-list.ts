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
  /** How many belong here by now; while frozen this may be more or fewer than the rows. */
  readonly count: number;
}

/** The list in its true order. */
export function arranged(groups: readonly ChatGroup[]): ListGroup[] {
  return groups.map(({ id, label, chats }) => ({ id, label, count: chats.length, rows: chats.map((chat) => ({ chat, hasLeft: false })) }));
}

/**
 * The same list while nothing may move under the pointer: rows keep their place and show their newest content, rows that left turn
 * grey, and rows that came only raise the count of their group. `known` gives the newest version of a chat, wherever it is now.
 */
export function heldStill(shown: readonly ListGroup[], groups: readonly ChatGroup[], known: (id: string) => Chat | undefined): ListGroup[] {
  const present = new Set(groups.flatMap((group) => group.chats.map((chat) => chat.id)));
  const counts = new Map(groups.map((group) => [group.id as string, group.chats.length]));
  return shown.map((group) => ({
    ...group,
    count: counts.get(group.id) ?? 0,
    rows: group.rows.map(({ chat }) => ({ chat: known(chat.id) ?? chat, hasLeft: !present.has(chat.id) })),
  }));
}

/** Whether letting go would move, add or take away a row. */
export function wouldMove(shown: readonly ListGroup[], groups: readonly ChatGroup[]): boolean {
  const order = (list: readonly { id: string; ids: string[] }[]) => list.map((each) => `${each.id}:${each.ids.join()}`).join(';');
  return (
    order(shown.map((group) => ({ id: group.id, ids: group.rows.map((row) => row.chat.id) }))) !==
    order(groups.map((group) => ({ id: group.id, ids: group.chats.map((chat) => chat.id) })))
  );
}
