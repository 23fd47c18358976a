import type { Chat } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { change } from './change.ts';

/** The owner has seen what the customer wrote: nothing is unread, and the chat is no longer new. Doing it again changes nothing. */
export async function markRead(db: Db, who: Member, chatId: ChatId): Promise<Chat> {
  const { chat } = await change<'chat.read'>(db, who, chatId, {
    action: 'read',
    decide: (state) => (state.unread === 0 && state.opened ? null : { next: { unread: 0, opened: true }, type: 'chat.read', data: {} }),
  });
  return chat;
}
