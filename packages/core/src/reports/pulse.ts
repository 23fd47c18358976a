import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { type Scope, within } from './scope.ts';

/** One minute of the last hour, as the small lines beside the figures draw it. Seconds and shares; null where nothing happened. */
export type PulseMinute = {
  waiting: number;
  longestWait: number | null;
  live: number;
  firstReply: number | null;
  inTarget: number | null;
  closed: number;
};

/**
 * The last 60 minutes, oldest first, rebuilt from the times of the chats that are open or were closed in them: both have an index, so the cost
 * is that of an hour's chats. A chat that is pending now is not live in any of them: since when it waits is not known. Nor is a ticket,
 * whose customer nobody keeps waiting on the line. Those chats are read once, not for each minute.
 */
export async function pulse(db: Db, scope: Scope, replyTargetSeconds: number): Promise<PulseMinute[]> {
  const times = sql`c.opened_at, c.assigned_at, c.first_reply_at, c.status, c.ticketed_at`;
  const { rows } = await sql<PulseMinute>`
    with minutes as (select generate_series(now() - interval '59 minutes', now(), interval '1 minute') as till),
    recent as materialized (
      select ${times}, null::timestamptz as closed_at from chats c
      where c.workspace_id = ${scope.workspaceId} and c.status in ('queued', 'live', 'pending') ${within(scope, 'c.department_id')}
      union all
      select ${times}, cl.closed_at from closures cl join chats c on c.id = cl.chat_id
      where cl.workspace_id = ${scope.workspaceId} and cl.undone_at is null and cl.closed_at > now() - interval '60 minutes'
        ${within(scope, 'cl.department_id')})
    select count(*) filter (where waits)::int as waiting,
      extract(epoch from max(till - opened_at) filter (where waits))::int as "longestWait",
      count(*) filter (where status <> 'pending' and ticketed_at is null and assigned_at <= till and (closed_at is null or closed_at > till))::int as live,
      (percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)) filter (where replied))::int as "firstReply",
      avg((first_reply_at - opened_at <= make_interval(secs => ${replyTargetSeconds}))::int) filter (where replied)::float as "inTarget",
      count(*) filter (where closed_at > till - interval '1 minute' and closed_at <= till)::int as closed
    from minutes left join lateral (
      select *, opened_at <= till and ticketed_at is null and coalesce(assigned_at, closed_at, 'infinity') > till as waits,
        first_reply_at > till - interval '1 minute' and first_reply_at <= till as replied
      from recent) r on true
    group by till order by till`.execute(db);
  return rows;
}
