import type { Chat } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { change } from './change.ts';

/** The owner waits for the customer: the chat leaves the live list and frees capacity. [C10] */
export async function setPending(db: Db, who: Member, chatId: ChatId): Promise<Chat> {
  const { chat } = await change<'chat.set-pending'>(db, who, chatId, {
    action: 'set-pending',
    decide: () => ({ next: { status: 'pending' }, type: 'chat.set-pending', data: {} }),
  });
  return chat;
}

/** The mark is removed by hand. The customer's own words do the same, in `message-step.ts`. [C12] */
export async function resume(db: Db, who: Member, chatId: ChatId): Promise<Chat> {
  const { chat } = await change<'chat.resumed'>(db, who, chatId, {
    action: 'resume',
    decide: () => ({ next: { status: 'live' }, type: 'chat.resumed', data: { why: 'mark-removed' } }),
  });
  return chat;
}
