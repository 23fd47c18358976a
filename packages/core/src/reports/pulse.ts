import type { WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** One minute of the last hour, as the small lines beside the figures draw it. Seconds and shares; null where nothing happened. */
export type PulseMinute = {
  waiting: number;
  longestWait: number | null;
  live: number;
  firstReply: number | null;
  inTarget: number | null;
  closed: number;
};

/** The last 60 minutes, oldest first, rebuilt from the chats' own times. `department` is a condition on the alias `c`. */
export async function pulse(
  db: Db,
  workspaceId: WorkspaceId,
  replyTargetSeconds: number,
  department: RawBuilder<unknown>,
): Promise<PulseMinute[]> {
  const { rows } = await sql<PulseMinute>`
    with minutes as (select generate_series(date_trunc('minute', now()) - interval '59 minutes', now(), interval '1 minute') + interval '1 minute' as till),
    recent as (
      select c.opened_at, c.assigned_at, c.first_reply_at, cl.closed_at
      from chats c left join closures cl on cl.id = c.closure_id
      where c.workspace_id = ${workspaceId} and (c.status in ('queued', 'live') or c.last_message_at > now() - interval '2 hours') ${department})
    select count(*) filter (where waits)::int as waiting,
      extract(epoch from max(till - opened_at) filter (where waits))::int as "longestWait",
      count(*) filter (where assigned_at <= till and (closed_at is null or closed_at > till))::int as live,
      (percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)) filter (where replied))::int as "firstReply",
      avg((first_reply_at - opened_at <= make_interval(secs => ${replyTargetSeconds}))::int) filter (where replied)::float as "inTarget",
      count(*) filter (where closed_at > till - interval '1 minute' and closed_at <= till)::int as closed
    from minutes left join lateral (
      select *, opened_at <= till and coalesce(assigned_at, closed_at, 'infinity') > till as waits,
        first_reply_at > till - interval '1 minute' and first_reply_at <= till as replied
      from recent) r on true
    group by till order by till`.execute(db);
  return rows;
}
