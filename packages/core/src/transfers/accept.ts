import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import type { AnswerTransfer } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { change, type Intent } from '../chats/change.ts';
import { toChat } from '../chats/chat-state.ts';
import type { Db, Tx } from '../db/connect.ts';
import { sayWhatBecame } from './offer-over.ts';
import { endRow, keptOf, liveOf, standingOffer } from './stored-transfer.ts';
import { takingAPlace } from './taking-a-place.ts';

type Place = { place: { isAvailable: boolean; live: number; kept: number; limit: number } | null };

/**
 * Takes over a chat that is on offer to this member or to a department of theirs; of several, the first has it. A pending one is live again, and
 * one that was offered to a department belongs to it from here on. The place of an offer to oneself was kept: a limit stops none. [C16]
 * @throws DeskError `offer-over` with what became of it, `not-available`, `at-limit`, `not-yours`, `not-found`
 */
export async function acceptTransfer(db: Db, who: Member, chatId: ChatId, input: AnswerTransfer, intent?: Intent): Promise<Chat> {
  try {
    return await takingAPlace(db, who, (tx) => accept(tx, who, chatId, input, intent));
  } catch (error) {
    throw await sayWhatBecame(db, who, chatId, input.transferId, error);
  }
}

async function accept(tx: Tx, who: Member, chatId: ChatId, { transferId }: AnswerTransfer, intent: Intent | undefined): Promise<Chat> {
  const membership = sql`memberships m where m.workspace_id = ${who.workspaceId} and m.user_id = ${who.id}`;
  const { chat } = await change<'chat.transfer-accepted', Place>(tx, who, chatId, {
    action: 'accept-transfer',
    ...(intent ? { intent } : {}),
    more: sql`, (select jsonb_build_object('isAvailable', m.available, 'live', ${liveOf()}, 'kept', ${keptOf()}, 'limit', coalesce(m.chat_limit, w.chat_limit))
      from ${membership}) as place`,
    decide: (state, now, { place }) => {
      const transfer = standingOffer(state.transfer, transferId);
      if (Date.parse(transfer.expiresAt) <= now.getTime()) throw timeIsOver();
      if (!place?.isAvailable) throw new DeskError('not-available', 'Set yourself available first: this chat would be live with you.');
      if (transfer.to.kind === 'department' && place.live + place.kept >= place.limit) throw atLimit(place);
      const to = { id: who.id, name: who.name };
      const { to: target } = transfer;
      return {
        next: {
          status: 'live',
          agent_id: who.id,
          agent_name: who.name,
          assigned_at: now,
          opened: false,
          ...(target.kind === 'department' ? { department_id: target.id, department_name: target.name } : {}),
          transfer_id: null,
          transfer: null,
        },
        type: 'chat.transfer-accepted',
        data: { transfer, to, from: transfer.from, fromDepartment: toChat(state).department },
        guard: sql<boolean>`exists (select from ${membership} and m.available for key share)`,
        writes: [
          endRow(transfer, { outcome: 'accepted', at: now, by: to }),
          sql`given as (update memberships m set last_assigned_at = ${now} from moved where m.workspace_id = moved.workspace_id and m.user_id = ${who.id})`,
        ],
      };
    },
  });
  return chat;
}

/** Whoever reads it counts the chats that they have; a place that is kept is not one of them. */
function atLimit({ live, kept, limit }: NonNullable<Place['place']>): DeskError {
  const has = live === 1 ? 'You have 1 chat' : `You have ${live} chats`;
  if (kept === 0) return new DeskError('at-limit', `${has}; your limit is ${limit}. Close one or set it to pending first.`);
  const offered = kept === 1 ? '1 more is' : `${kept} more are`;
  return new DeskError(
    'at-limit',
    `${has}, and ${offered} on offer to you; your limit is ${limit}. Answer what is on offer, or close a chat first.`,
  );
}

/** It ended by its time, and the desk says so to its owner within a second. */
function timeIsOver(): DeskError {
  return new DeskError('offer-over', 'The time of this offer is over.', { outcome: 'expired', by: null });
}
