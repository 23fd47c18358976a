import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/connect.ts';

/**
 * Measures where the time of chats went, from the journal: each moment between opening and close belongs to the state that the last event before it
 * left. Nobody has the chat (queued, ticketed): queue. Pending: pending. A customer's message stands unanswered: agent. Else: customer. Whole
 * milliseconds, so the four add up. Done once per closure, since its time never changes. `which` is a condition on the alias `cl`.
 */
export async function timeClosures(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  const ms = (segment: string) => sql`coalesce(sum(ms) filter (where segment = ${sql.lit(segment)}), 0)`;
  await sql`insert into closure_times (closure_id, workspace_id, queue_ms, agent_ms, customer_ms, pending_ms)
    select id, workspace_id, ${ms('queue')}, ${ms('agent')}, ${ms('customer')}, ${ms('pending')} from (
      select id, workspace_id, segment,
        round(extract(epoch from lead(start, 1, closed_at) over (partition by id order by version) - start) * 1000) as ms
      from (
        select cl.id, cl.workspace_id, e.version, date_trunc('milliseconds', cl.closed_at) as closed_at,
          date_trunc('milliseconds', case when row_number() over (partition by cl.id order by e.version) = 1 then ch.opened_at
            else least(greatest(e.at, ch.opened_at), cl.closed_at) end) as start,
          case when e.chat->>'status' in ('queued', 'ticketed') then 'queue' when e.chat->>'status' = 'pending' then 'pending'
            when e.chat->>'waitingSince' is not null then 'agent' else 'customer' end as segment
        from closures cl join chats ch on ch.id = cl.chat_id join events e on e.chat_id = cl.chat_id
        where cl.undone_at is null and ${which} and not exists (select from closure_times t where t.closure_id = cl.id)) stretches) measured
    group by 1, 2 on conflict (closure_id) do nothing`.execute(tx);
}
