import type { Chat } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { DeclineTransfer } from '@desk/protocol/transfer';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import { change, type Intent } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { sayWhatBecame } from './offer-over.ts';
import { endRow, receiversOf, standingOffer } from './stored-transfer.ts';

/**
 * Does not take over a chat on offer, and says why if they like. The offer to an agent is over with that, and its owner has to take note; one to a
 * department goes on as long as somebody else there can accept. [C17]
 * @throws DeskError `offer-over` with what became of it, `not-yours`, `not-found`
 */
export async function declineTransfer(db: Db, who: Member, chatId: ChatId, input: DeclineTransfer, intent?: Intent): Promise<Chat> {
  const { transferId, reason = null } = input;
  try {
    const { chat } = await change<'chat.transfer-declined' | 'chat.transfer-passed', { others: boolean }>(db, who, chatId, {
      action: 'decline-transfer',
      ...(intent ? { intent } : {}),
      more: sql`, ${othersThan(who)} as others`,
      decide: (state, now, { others }) => {
        const transfer = standingOffer(state.transfer, transferId);
        const by = { id: who.id, name: who.name };
        if (transfer.to.kind === 'department' && others) {
          if (transfer.declinedBy.includes(who.id)) return null;
          const passed = { ...transfer, declinedBy: [...transfer.declinedBy, who.id] };
          return {
            next: { transfer: { ...passed, ended: null } },
            type: 'chat.transfer-passed',
            data: { transfer: passed, by, reason },
            writes: [
              sql`passed as (update transfers set declined_by = declined_by || ${who.id}::text from moved where transfers.id = ${transfer.id})`,
            ],
          };
        }
        const ended = { outcome: 'declined', by, reason, why: null, at: now.toISOString() } as const;
        return {
          next: { transfer: { ...transfer, ended } },
          type: 'chat.transfer-declined',
          data: { transfer, by, reason },
          writes: [endRow(transfer, { outcome: 'declined', at: now, by, reason })],
        };
      },
    });
    return chat;
  } catch (error) {
    throw await sayWhatBecame(db, who, chatId, transferId, error);
  }
}

/** Whether somebody else of the department to which the chat is offered can still accept. */
function othersThan(who: Member): RawBuilder<boolean> {
  const receivers = receiversOf(sql`t.to_department_id`, sql`c`, sql`t.declined_by || ${who.id}::text`);
  return sql`exists (select from transfers t where t.id = c.transfer_id and exists (select from ${receivers}))`;
}
