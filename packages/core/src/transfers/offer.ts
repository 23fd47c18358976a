import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import { type ChatId, newId } from '@desk/protocol/ids';
import type { OfferTransfer, Transfer } from '@desk/protocol/transfer';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import { change, type Intent } from '../chats/change.ts';
import type { Db, Tx } from '../db/connect.ts';
import { loadOf, receiversOf } from './stored-transfer.ts';
import { takingAPlace } from './taking-a-place.ts';

/** Whom the offer is meant for, as they are now: an agent with their places, or a department with how many could accept. */
type Receiver = { name: string; isAvailable: boolean; isAtLimit: boolean };

/**
 * The owner offers a live or pending chat to an agent or to all who serve a department; it stays theirs until somebody accepts. What became of an
 * offer before is taken note of with that. [C15]
 * @throws DeskError `already-offered`, `not-available`, `at-limit`, `nobody-available`, `not-yours`, `not-open`, `already-closed`, `not-found`,
 *   `invalid` for an offer to oneself
 */
export async function offerTransfer(db: Db, who: Member, chatId: ChatId, input: OfferTransfer, intent?: Intent): Promise<Chat> {
  return takingAPlace(db, who, (tx) => offer(tx, who, chatId, input, intent));
}

async function offer(tx: Tx, who: Member, chatId: ChatId, { to, note = null }: OfferTransfer, intent: Intent | undefined): Promise<Chat> {
  const { chat } = await change<'chat.transfer-offered', { transfer_minutes: number; receiver: Receiver | null }>(tx, who, chatId, {
    action: 'offer-transfer',
    ...(intent ? { intent } : {}),
    more: sql`, w.transfer_minutes, ${receiver(to)} as receiver`,
    decide: (state, now, { transfer_minutes: minutes, receiver }) => {
      if (to.id === who.id) throw yours();
      if (receiver === null) throw new DeskError('not-found', `There is no such ${to.kind}.`);
      refuseUnlessFree(to, receiver);
      const transfer: Transfer = {
        id: newId('xfer'),
        from: { id: who.id, name: who.name },
        to: { ...to, name: receiver.name },
        note,
        offeredAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
        declinedBy: [],
      };
      return {
        next: { transfer_id: transfer.id, transfer: { ...transfer, ended: null } },
        type: 'chat.transfer-offered',
        data: { transfer },
        guard: held(who, to),
        writes: [transferRow(transfer), ...(state.transfer ? [notedRow(state.transfer.id, now)] : [])],
      };
    },
  });
  return chat;
}

function receiver({ kind, id }: OfferTransfer['to']): RawBuilder<Receiver | null> {
  if (kind === 'agent')
    return sql`(select jsonb_build_object('name', u.name, 'isAvailable', m.available, 'isAtLimit', ${loadOf()} >= coalesce(m.chat_limit, w.chat_limit))
      from memberships m join users u on u.id = m.user_id where m.workspace_id = c.workspace_id and m.user_id = ${id})`;
  return sql`(select jsonb_build_object('name', r.name, 'isAvailable', exists (select from ${receiversOf(sql`r.id`, sql`c`, sql`'{}'::text[]`)}),
    'isAtLimit', false) from departments r where r.workspace_id = c.workspace_id and r.id = ${id})`;
}

function refuseUnlessFree({ kind }: OfferTransfer['to'], { name, isAvailable, isAtLimit }: Receiver): void {
  if (!isAvailable && kind === 'department') throw new DeskError('nobody-available', `Nobody of ${name} is available now.`);
  if (!isAvailable) throw new DeskError('not-available', `${name} is not available any more.`);
  if (isAtLimit) throw new DeskError('at-limit', `${name} has as many chats as they can take.`);
}

/** That the receiver is still there when the offer is written: nobody takes them out in this very moment. Who goes away then ends it. [C18] */
function held(who: Member, { kind, id }: OfferTransfer['to']): RawBuilder<boolean> {
  return kind === 'agent'
    ? sql`exists (select from memberships m where m.workspace_id = ${who.workspaceId} and m.user_id = ${id} and m.available for key share)`
    : sql`exists (select from departments d where d.workspace_id = ${who.workspaceId} and d.id = ${id} for key share)`;
}

function transferRow({ id, from, to, note, offeredAt, expiresAt }: Transfer): RawBuilder<unknown> {
  const [agent, department] = to.kind === 'agent' ? [to.id, null] : [null, to.id];
  return sql`offered as (insert into transfers (id, workspace_id, chat_id, from_id, from_name, to_agent_id, to_department_id, to_name, note, offered_at, expires_at)
    select ${id}::text, workspace_id, id, ${from.id}::text, ${from.name}::text, ${agent}::text, ${department}::text, ${to.name}::text, ${note}::text, ${offeredAt}::timestamptz,
      ${expiresAt}::timestamptz from moved)`;
}

function notedRow(id: Transfer['id'], now: Date): RawBuilder<unknown> {
  return sql`noted as (update transfers set acknowledged_at = ${now} from moved where transfers.id = ${id} and acknowledged_at is null)`;
}

function yours(): DeskError {
  const message = 'This chat is yours already.';
  return new DeskError('invalid', message, { errors: [{ path: 'to', message }] });
}
