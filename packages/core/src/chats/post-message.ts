import type { Chat, Message, PostMessage } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { Who } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { change, type Intent, intentOf } from './change.ts';
import { afterMessage, messageRow, newMessage } from './message-step.ts';

/**
 * Adds a message to an open chat. `clientId` is its idempotency key: sent twice, it is stored once and answered alike. [C8] [C14]
 * @throws DeskError `not-yours`, `already-closed`, `not-found`, `idempotency-mismatch`
 */
export async function postMessage(db: Db, who: Who, chatId: ChatId, input: PostMessage): Promise<{ chat: Chat; message: Message }> {
  const { chat, data } = await change<'message.posted'>(db, who, chatId, {
    action: 'post-message',
    intent: messageIntent(who, chatId, input),
    decide: (state, now) => {
      const message = newMessage(who, state.version + 1, input.text, input.clientId, now);
      return { next: afterMessage(state, message, now), type: 'message.posted', data: { message }, writes: [messageRow(message)] };
    },
  });
  return { chat, message: data.message };
}

/** What a message's key stands for: its words and, from the team, its chat. A customer does not choose the chat. [I2] [I3] */
export function messageIntent(who: Who, chatId: ChatId | null, { clientId, text }: PostMessage): Intent {
  return intentOf(clientId, ['message', who.kind === 'customer' ? null : chatId, text]);
}
