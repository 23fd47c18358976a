import type { UserId } from '@desk/protocol/ids';
import type { Transfer, TransferEnded, TransferOutcome } from '@desk/protocol/transfer';
import { type RawBuilder, sql } from 'kysely';
import { iso } from '../db/iso.ts';

/** The offer that a chat points to: it stands, or its owner has yet to take note of what became of it. */
export type StoredTransfer = Transfer & { ended: Omit<TransferEnded, 'id' | 'to'> | null };

/** That offer as JSON, for the alias `c` of the chat. A chat without one costs no look. */
export function transferOfChat(): RawBuilder<StoredTransfer | null> {
  return sql<StoredTransfer | null>`case when c.transfer_id is not null then (select jsonb_build_object(
      'id', t.id, 'from', jsonb_build_object('id', t.from_id, 'name', f.name),
      'to', case when t.to_agent_id is null then jsonb_build_object('kind', 'department', 'id', td.id, 'name', td.name)
        else jsonb_build_object('kind', 'agent', 'id', t.to_agent_id, 'name', ta.name) end,
      'note', t.note, 'offeredAt', ${iso('t.offered_at')}, 'expiresAt', ${iso('t.expires_at')}, 'declinedBy', to_jsonb(t.declined_by),
      'ended', case when t.outcome is not null then jsonb_build_object('outcome', t.outcome,
        'by', case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name) end,
        'reason', t.reason, 'why', t.why, 'at', ${iso('t.ended_at')}) end)
    from transfers t join users f on f.id = t.from_id left join users ta on ta.id = t.to_agent_id
    left join departments td on td.id = t.to_department_id left join users e on e.id = t.ended_by
    where t.id = c.transfer_id) end`;
}

/** The offer that stands now. */
export function openTransfer(stored: StoredTransfer | null): Transfer | null {
  if (stored === null || stored.ended !== null) return null;
  const { ended: _, ...transfer } = stored;
  return transfer;
}

/** What became of the last offer, as its owner has yet to hear. */
export function endedTransfer(stored: StoredTransfer | null): TransferEnded | null {
  return stored === null || stored.ended === null ? null : { id: stored.id, to: stored.to, ...stored.ended };
}

/** How an offer ends. Times are the desk's. */
export type Ending = { outcome: TransferOutcome; at: Date; by?: UserId; reason?: string | null; why?: TransferEnded['why'] };

/** The write that ends an offer, as a CTE behind `moved`. */
export function endRow(transfer: Transfer, { outcome, at, by, reason, why }: Ending): RawBuilder<unknown> {
  return sql`offer_ended as (update transfers set outcome = ${outcome}, ended_at = ${at}, ended_by = ${by ?? null}, reason = ${reason ?? null},
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

/** Chats that count against the limit of the membership `m`: live ones, and those on offer to them alone, whose place is kept. [C15] */
export function loadOf(): RawBuilder<number> {
  return sql<number>`((select count(*) from chats l where l.workspace_id = m.workspace_id and l.agent_id = m.user_id and l.status = 'live')
    + (select count(*) from transfers o where o.workspace_id = m.workspace_id and o.to_agent_id = m.user_id and o.outcome is null))::int`;
}
