import type { Chat, Message, PostMessage } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { Visitor } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { change } from './change.ts';
import { saidAfterEnd } from './message-step.ts';
import { messageIntent } from './post-message.ts';

/**
 * A polite last word, or a keyword, of the customer on a chat that is closed already, or waits as a ticket: it stands in the transcript, and nothing opens, waits or
 * counts because of it. [K11]
 */
export async function addCourtesy(db: Db, who: Visitor, chatId: ChatId, input: PostMessage): Promise<{ chat: Chat; message: Message }> {
  const { chat, data } = await change<'message.posted'>(db, who, chatId, {
    action: 'add-courtesy',
    intent: messageIntent(who, null, input),
    decide: (state, now) => saidAfterEnd(who, state, input, now),
  });
  return { chat, message: data.message };
}
