import type { Chat } from '@desk/protocol/chat';
import type { ChatId } from '@desk/protocol/ids';
import type { AnswerTransfer } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { change, type Intent } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { sayWhatBecame } from './offer-over.ts';
import { endRow, standingOffer } from './stored-transfer.ts';

/** The owner takes their offer back. [C19] @throws DeskError `offer-over` with what became of it, `not-yours`, `not-found` */
export async function cancelTransfer(db: Db, who: Member, chatId: ChatId, input: AnswerTransfer, intent?: Intent): Promise<Chat> {
  try {
    const { chat } = await change<'chat.transfer-cancelled'>(db, who, chatId, {
      action: 'cancel-transfer',
      ...(intent ? { intent } : {}),
      decide: (state, now) => {
        const transfer = standingOffer(state.transfer, input.transferId);
        return {
          next: { transfer_id: null, transfer: null },
          type: 'chat.transfer-cancelled',
          data: { transfer },
          writes: [endRow(transfer, { outcome: 'cancelled', at: now, by: { id: who.id, name: who.name } })],
        };
      },
    });
    return chat;
  } catch (error) {
    throw await sayWhatBecame(db, who, chatId, input.transferId, error);
  }
}

/**
 * The owner has taken note that their offer was declined or ran out. Nothing happens when they did before, or have offered anew. [C17] [C18]
 * @throws DeskError `not-yours`, `already-closed`, `not-found`
 */
export async function acknowledgeTransfer(db: Db, who: Member, chatId: ChatId, { transferId }: AnswerTransfer): Promise<Chat> {
  const { chat } = await change<'chat.transfer-acknowledged'>(db, who, chatId, {
    action: 'acknowledge-transfer',
    decide: (state, now) =>
      state.transfer?.id !== transferId || state.transfer.ended === null
        ? null
        : {
            next: { transfer_id: null, transfer: null },
            type: 'chat.transfer-acknowledged',
            data: { transferId },
            writes: [sql`noted as (update transfers set acknowledged_at = ${now} from moved where transfers.id = ${transferId})`],
          },
  });
  return chat;
}
