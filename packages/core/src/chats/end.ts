import type { Chat } from '@desk/protocol/chat';
import type { CloseReason } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import type { Visitor } from '../access.ts';
import { closing } from '../closures/closing.ts';
import type { Db } from '../db/connect.ts';
import { change } from './change.ts';
import { findChat } from './get.ts';

/** The customer ends their chat, by button or by keyword: closed without wrap-up, which the team may add later. [C7] [C26] */
export async function endChat(
  db: Db,
  who: Visitor,
  chatId: ChatId,
  reason: Extract<CloseReason, 'customer_end' | 'opt_out'> = 'customer_end',
): Promise<Chat> {
  const { chat } = await change<'chat.closed'>(db, who, chatId, {
    action: 'close',
    decide: (state, now, known) =>
      closing(
        state,
        now,
        {
          sentiment: null,
          note: null,
          tags: [],
          references: [],
          closedBy: { kind: 'customer', id: who.id, name: who.name },
          reason,
          undoSeconds: 0,
        },
        known,
      ),
  });
  return chat;
}

/**
 * Ends the customer's open chat, whichever it is; when the team closed it in the same moment, it has ended all the same.
 * @throws DeskError `not-open` when there is none
 */
export async function endOpenChat(db: Db, who: Visitor): Promise<Chat> {
  const open = await db
    .selectFrom('chats')
    .select('id')
    .where('workspace_id', '=', who.workspaceId)
    .where('customer_id', '=', who.id)
    .where('status', '<>', 'closed')
    .orderBy('opened_at', 'desc')
    .executeTakeFirst();
  if (!open) throw new DeskError('not-open', 'There is no open chat to end.');
  try {
    return await endChat(db, who, open.id);
  } catch (error) {
    if (error instanceof DeskError && error.code === 'already-closed') return findChat(db, who.workspaceId, open.id);
    throw error;
  }
}
