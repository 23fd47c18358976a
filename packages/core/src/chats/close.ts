import type { Chat, Message } from '@desk/protocol/chat';
import type { CloseChat } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { undoWindow } from '@desk/protocol/undo-window';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { closing } from '../closures/closing.ts';
import { type LookedUp, lookUp, toWrapUp } from '../closures/wrap-up.ts';
import type { Db } from '../db/connect.ts';
import { change, intentOf } from './change.ts';
import { messagesAfter } from './messages.ts';

/**
 * Closes a chat with what the agent says about it: sentiment, note, tags and references, accepted in one statement. [C25]
 * JIRA is not asked: the worker attaches the links once the undo window is over.
 *
 * @param key the client's idempotency key: the same one gives the stored answer
 * @throws DeskError `customer-wrote` with `messages` when the customer wrote after `seenVersion` and `closeAnyway` is not set;
 *   `already-closed` with the winner's `closure`; `not-yours` with the `owner`; `invalid` with `errors` per field; `not-found`
 */
export async function closeChat(
  db: Db,
  who: Member,
  chatId: ChatId,
  input: CloseChat,
  key?: string,
  reason: 'resolved' | 'bulk' = 'resolved',
): Promise<Chat> {
  try {
    const { chat } = await change<'chat.closed', LookedUp & { own_undo_seconds: number | null }>(db, who, chatId, {
      action: 'close',
      ...(key ? { intent: intentOf(key, ['close', chatId, input]) } : {}),
      more: sql`${lookUp(who.workspaceId, input)}, (select m.undo_seconds from memberships m
        where m.workspace_id = c.workspace_id and m.user_id = ${who.id}) as own_undo_seconds`,
      decide: (state, now, known) => {
        const wrapUp = toWrapUp(input, known);
        wrapUp.check(state, known, true);
        if (state.last_customer_version > input.seenVersion && !input.closeAnyway)
          throw new DeskError('customer-wrote', `${state.customer_name} just wrote.`);
        const kind = state.agent_id === who.id ? 'agent' : 'supervisor';
        return closing(
          state,
          now,
          {
            ...wrapUp,
            closedBy: { kind, id: who.id, name: who.name },
            reason,
            ...(input.proposed ? { proposed: input.proposed } : {}),
            undoSeconds: undoWindow(known.undo_seconds, known.own_undo_seconds),
          },
          known,
        );
      },
    });
    return chat;
  } catch (error) {
    throw error instanceof DeskError && error.code === 'customer-wrote'
      ? await withWords(db, error, who, chatId, input.seenVersion)
      : error;
  }
}

async function withWords(db: Db, error: DeskError, who: Member, chatId: ChatId, seenVersion: number): Promise<DeskError> {
  const messages: Message[] = (await messagesAfter(db, who.workspaceId, chatId, seenVersion)).filter(
    (message) => message.author.kind === 'customer',
  );
  return new DeskError(error.code, error.message, { messages, lastCustomerVersion: messages.at(-1)?.version ?? seenVersion });
}
