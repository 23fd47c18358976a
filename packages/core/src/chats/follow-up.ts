import type { Chat, ChatReach, Message, PostMessage } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { reachOf } from '../customers/reach.ts';
import type { Db } from '../db/connect.ts';
import { change, intentOf } from './change.ts';
import { saidAfterEnd } from './message-step.ts';

/**
 * The team writes to the customer of a closed chat. The words stand in its transcript, on either side; the chat stays closed, and neither its
 * closure nor any figure moves. An answer opens a new chat [C1]; one that opens in this very moment hides the words from the customer, and its agent
 * finds them in the history. `clientId` is the idempotency key. [C29]
 * @throws DeskError `not-open` unless it is closed for good, `opted-out`, `newer-chat` with the id and status of
 *   the chat in which the customer is found now
 */
export async function followUp(db: Db, who: Member, chatId: ChatId, input: PostMessage): Promise<{ chat: Chat; message: Message }> {
  const { chat, data } = await change<'message.posted', ChatReach>(db, who, chatId, {
    action: 'follow-up',
    intent: intentOf(input.clientId, ['follow-up', chatId, input.text]),
    more: sql`, ${reachOf()}`,
    decide: (state, now, { newer, optedOut }) => {
      if (optedOut) throw new DeskError('opted-out', `${state.customer_name} asked to hear no more. They can write again at any time.`);
      if (newer) throw new DeskError('newer-chat', `${state.customer_name} has a newer chat. Write there.`, { newer });
      return saidAfterEnd(who, state, input, now);
    },
  });
  return { chat, message: data.message };
}
