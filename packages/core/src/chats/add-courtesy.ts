import type { Chat, Message, PostMessage } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { Visitor } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { change } from './change.ts';
import { afterMessage, messageRow, newMessage } from './message-step.ts';
import { messageIntent } from './post-message.ts';

/**
 * A polite last word, or a keyword, of the customer on a chat that is closed already, or waits as a ticket: it stands in the transcript, and nothing opens, waits or
 * counts because of it. [K11]
 */
export async function addCourtesy(db: Db, who: Visitor, chatId: ChatId, input: PostMessage): Promise<{ chat: Chat; message: Message }> {
  const { chat, data } = await change<'message.posted'>(db, who, chatId, {
    action: 'add-courtesy',
    intent: messageIntent(who, null, input),
    decide: (state, now) => {
      const message = newMessage(who, state.version + 1, input.text, input.clientId, now);
      const { last_message_at, last_message_author, last_message_text } = afterMessage(state, message, now);
      return {
        next: { last_message_at, last_message_author, last_message_text },
        type: 'message.posted',
        data: { message },
        writes: [messageRow(message)],
      };
    },
  });
  return { chat, message: data.message };
}
