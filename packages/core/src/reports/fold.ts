import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';

/**
 * Folds closures that are not counted yet into the 15-minute buckets, and takes out those that were undone after they were counted. A
 * closure is marked and counted in one statement, so whatever is retried or killed, it counts exactly once.
 * @returns how many closures were folded in or out; less than `limit` means that nothing is left
 */
export async function foldClosures(db: Db, workspaceId: WorkspaceId, limit = 5_000): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${workspaceId}`}, 0))`.execute(tx);
    const { rows } = await sql<{ folded: number }>`with
      counted as (
        update closures set counted_at = clock_timestamp() where id in (
          select id from closures where workspace_id = ${workspaceId} and counted_at is null and undone_at is null limit ${limit} for update skip locked)
        returning id, closed_at, department_id, agent_id, channel, sentiment, reason),
      uncounted as (
        update closures set uncounted_at = clock_timestamp() where id in (
          select id from closures where workspace_id = ${workspaceId} and counted_at is not null and undone_at is not null and uncounted_at is null
          limit ${limit} for update skip locked)
        returning id, closed_at, department_id, agent_id, channel, sentiment, reason),
      moved as (
        select id, date_bin('15 minutes', closed_at, 'epoch') as start, coalesce(department_id, '') as department_id, coalesce(agent_id, '') as agent_id,
          channel, coalesce(sentiment, '') as sentiment, reason, n
        from (select *, 1 as n from counted union all select *, -1 from uncounted) both_ways),
      buckets as (
        insert into report_buckets (workspace_id, start, department_id, agent_id, channel, sentiment, reason, closures)
        select ${workspaceId}, start, department_id, agent_id, channel, sentiment, reason, sum(n) from moved group by 2, 3, 4, 5, 6, 7
        on conflict (workspace_id, start, department_id, agent_id, channel, sentiment, reason)
          do update set closures = report_buckets.closures + excluded.closures),
      tag_buckets as (
        insert into report_tag_buckets (workspace_id, start, department_id, agent_id, tag_id, sentiment, closures)
        select ${workspaceId}, m.start, m.department_id, m.agent_id, coalesce(ct.tag_id, ''), m.sentiment, sum(m.n)
        from moved m left join closure_tags ct on ct.closure_id = m.id group by 2, 3, 4, 5, 6
        on conflict (workspace_id, start, department_id, agent_id, tag_id, sentiment)
          do update set closures = report_tag_buckets.closures + excluded.closures)
      select count(*)::int as folded from moved`.execute(tx);
    const folded = rows[0]!.folded;
    if (folded > 0) await record(tx, system(workspaceId, 'reports'), 'reports.counted', { closures: folded });
    return folded;
  });
}

/** Workspaces with closures to fold, for the sweep that finds what a lost job forgot. */
export async function workspacesToFold(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`
    select distinct workspace_id from closures where counted_at is null and undone_at is null
    union select distinct workspace_id from closures where counted_at is not null and undone_at is not null and uncounted_at is null`.execute(
    db,
  );
  return rows.map((row) => row.workspace_id);
}
