import type { QueueHealth } from '@desk/protocol/report';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { type Scope, within } from './scope.ts';

/** Each department's queue: who waits, how long, who is next, who is there, and the share of first replies since `from` that were in target. */
export async function queueHealth(db: Db, scope: Scope, from: Date, replyTargetSeconds: number): Promise<QueueHealth[]> {
  const { rows } = await sql<QueueHealth>`
    select case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end as department,
      q.waiting, q."longestWaitSince", n.next,
      (select count(*) from memberships m where m.workspace_id = ${scope.workspaceId} and m.available and m.role = 'agent'
        and (d.id is null or m.department_ids = '{}' or d.id = any(m.department_ids)))::int as agents,
      r."inTarget"
    from (select id, name from departments where workspace_id = ${scope.workspaceId} union all select null, null) d
    cross join lateral (
      select count(*)::int as waiting, ${iso('min(c.waiting_since)')} as "longestWaitSince" from chats c
      where c.workspace_id = ${scope.workspaceId} and c.status = 'queued' and c.department_id is not distinct from d.id) q
    left join lateral (
      select jsonb_build_object('chatId', c.id, 'customer', cu.name) as next from chats c join customers cu on cu.id = c.customer_id
      where c.workspace_id = ${scope.workspaceId} and c.status = 'queued' and c.department_id is not distinct from d.id
      order by c.waiting_since limit 1) n on true
    cross join lateral (
      select avg((c.first_reply_at - c.opened_at <= make_interval(secs => ${replyTargetSeconds}))::int)::float as "inTarget" from chats c
      where c.workspace_id = ${scope.workspaceId} and c.first_reply_at >= ${from} and c.department_id is not distinct from d.id) r
    where (d.id is not null or q.waiting > 0) ${within(scope, 'd.id')}
    order by q."longestWaitSince" nulls last, d.name`.execute(db);
  return rows;
}
