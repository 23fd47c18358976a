import { DeskError } from '@desk/protocol/errors';
import type { TransferId } from '@desk/protocol/ids';
import type { Person } from '@desk/protocol/people';
import type { Transfer, TransferEnded, TransferOutcome } from '@desk/protocol/transfer';
import { type RawBuilder, sql } from 'kysely';
import { iso } from '../db/iso.ts';

/** The offer that a chat points to: it stands, or its owner has yet to take note of what became of it. */
export type StoredTransfer = Transfer & { ended: Omit<TransferEnded, 'id' | 'to'> | null };

/** That offer as JSON, for the alias `c` of the chat. A chat without one costs no look. */
export function transferOfChat(): RawBuilder<StoredTransfer | null> {
  return sql<StoredTransfer | null>`case when c.transfer_id is not null then (select jsonb_build_object(
      'id', t.id, 'from', jsonb_build_object('id', t.from_id, 'name', t.from_name),
      'to', jsonb_build_object('kind', case when t.to_agent_id is null then 'department' else 'agent' end,
        'id', coalesce(t.to_agent_id, t.to_department_id), 'name', t.to_name),
      'note', t.note, 'offeredAt', ${iso('t.offered_at')}, 'expiresAt', ${iso('t.expires_at')}, 'declinedBy', to_jsonb(t.declined_by),
      'ended', case when t.outcome is not null then jsonb_build_object('outcome', t.outcome,
        'by', case when t.ended_by is not null then jsonb_build_object('id', t.ended_by, 'name', t.ended_by_name) end,
        'reason', t.reason, 'why', t.why, 'at', ${iso('t.ended_at')}) end)
    from transfers t where t.id = c.transfer_id) end`;
}

/** The offer that stands now. */
export function openTransfer(stored: StoredTransfer | null): Transfer | null {
  if (stored === null || stored.ended !== null) return null;
  const { ended: _, ...transfer } = stored;
  return transfer;
}

/** The offer that stands, if it is the one that is meant. @throws DeskError `offer-over` */
export function standingOffer(stored: StoredTransfer | null, transferId: TransferId): Transfer {
  const transfer = openTransfer(stored);
  if (transfer?.id !== transferId) throw new DeskError('offer-over', 'This chat is not on offer any more.');
  return transfer;
}

/** What became of the last offer, as its owner has yet to hear. */
export function endedTransfer(stored: StoredTransfer | null): TransferEnded | null {
  return stored === null || stored.ended === null ? null : { id: stored.id, to: stored.to, ...stored.ended };
}

/** How an offer ends. Times are the desk's. */
export type Ending = { outcome: TransferOutcome; at: Date; by?: Person; reason?: string | null; why?: TransferEnded['why'] };

/** The write that ends an offer, as a CTE behind `moved`. */
export function endRow(transfer: Transfer, { outcome, at, by, reason, why }: Ending): RawBuilder<unknown> {
  return sql`offer_ended as (update transfers set outcome = ${outcome}, ended_at = ${at}, ended_by = ${by?.id ?? null}, ended_by_name = ${by?.name ?? null}, reason = ${reason ?? null},
    why = ${why ?? null} from moved where transfers.id = ${transfer.id} and transfers.outcome is null)`;
}

/** Whoever of the team can accept an offer of a department: those who serve it, are available, and neither own the chat nor have declined. */
export function receiversOf(
  department: RawBuilder<unknown>,
  chat: RawBuilder<unknown>,
  declinedBy: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`memberships m where m.workspace_id = ${chat}.workspace_id and m.available and m.user_id is distinct from ${chat}.agent_id
    and (m.department_ids = '{}' or ${department} = any(m.department_ids)) and m.user_id <> all(${declinedBy})`;
}

/** Places of the membership `m` that are kept for chats on offer to them alone. [C15] */
export function keptOf(): RawBuilder<number> {
  return sql<number>`(select count(*)::int from transfers o
    where o.workspace_id = m.workspace_id and o.to_agent_id = m.user_id and o.outcome is null)`;
}

/** Live chats of the membership `m`. */
export function liveOf(): RawBuilder<number> {
  return sql<number>`(select count(*)::int from chats l
    where l.workspace_id = m.workspace_id and l.agent_id = m.user_id and l.status = 'live')`;
}

/** What counts against the limit of the membership `m`: live chats and places that are kept. */
export function loadOf(): RawBuilder<number> {
  return sql<number>`(${liveOf()} + ${keptOf()})`;
}
