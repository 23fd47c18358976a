import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatStore } from './chat-store.ts';
import { listChats, readChat } from './chats-api.ts';

/** Tabs whose chats have not ended: they are read whole. */
export type OpenTab = 'queue' | 'live' | 'pending' | 'tickets';

const statusOf = { queue: 'queued', live: 'live', pending: 'pending', tickets: 'ticketed' } as const;
const pageSize = 200;

/**
 * Reads an open tab to its end and makes the store agree with it. A chat that the store has in this tab and the answer lacks has moved on
 * unheard, so it is read by itself, or dropped when there is no such chat any more. `belongs` says which stored chats the answer could
 * have held at all.
 * @throws DeskError when a page of the list cannot be read
 */
export async function readOpenTab(store: ChatStore, tab: OpenTab, belongs: (chat: Chat) => boolean = () => true): Promise<void> {
  const before = store.all().filter((chat) => chat.status === statusOf[tab] && belongs(chat));
  const found = new Set<string>();
  let cursor: string | null = null;
  do {
    const page = await listChats({ tab, limit: pageSize, ...(cursor ? { cursor } : {}) });
    for (const chat of page.items) found.add(chat.id);
    store.put(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  for (const { id } of before) if (!found.has(id) && store.get(id)?.status === statusOf[tab]) await readAlone(store, id);
}

/** Reads one chat that a list should have held; one that is not there any more is dropped. Any other failure is left to the next reading of the lists. */
export async function readAlone(store: ChatStore, id: string): Promise<void> {
  try {
    store.put((await readChat(id)).chat);
  } catch (error) {
    if (error instanceof DeskError && error.code === 'not-found') store.drop(id);
    // otherwise the next time that lists are read asks again
  }
}
