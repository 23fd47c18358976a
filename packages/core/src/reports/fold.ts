import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';

/**
 * Brings the 15-minute buckets up to date with closures that have changed: what was counted of each is taken out, what stands now is put in,
 * and that is remembered, in one statement. Whatever closes, is undone, edited, merged, retried or killed: each counts exactly once.
 * @returns how many closures were folded; less than `limit` means that nothing is left
 */
export async function foldClosures(db: Db, workspaceId: WorkspaceId, limit = 5_000): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`reports ${workspaceId}`}, 0))`.execute(tx);
    const { rows } = await sql<{ folded: number }>`with
      taken as (
        select cl.id, date_bin('15 minutes', cl.closed_at, 'epoch') as start, cl.channel, cl.reason, cl.counted as was,
          case when cl.undone_at is null then jsonb_build_object(
            'department', coalesce(cl.department_id, ''), 'agent', coalesce(cl.agent_id, ''), 'sentiment', coalesce(cl.sentiment, ''),
            'tags', coalesce((select jsonb_agg(tag_id order by tag_id) from closure_tags where closure_id = cl.id), '[""]')) end as stands
        from closures cl where cl.workspace_id = ${workspaceId} and cl.is_dirty limit ${limit} for update of cl skip locked),
      folded as (update closures cl set is_dirty = false, counted = t.stands from taken t where cl.id = t.id),
      moved as (
        select start, channel, reason, view->>'department' as department_id, view->>'agent' as agent_id, view->>'sentiment' as sentiment,
          view->'tags' as tags, n
        from (select *, was as view, -1 as n from taken where was is not null
          union all select *, stands, 1 from taken where stands is not null) both_ways),
      buckets as (
        insert into report_buckets (workspace_id, start, department_id, agent_id, channel, sentiment, reason, closures)
        select ${workspaceId}, start, department_id, agent_id, channel, sentiment, reason, sum(n) from moved group by 2, 3, 4, 5, 6, 7 having sum(n) <> 0
        on conflict (workspace_id, start, department_id, agent_id, channel, sentiment, reason)
          do update set closures = report_buckets.closures + excluded.closures),
      tag_buckets as (
        insert into report_tag_buckets (workspace_id, start, department_id, agent_id, tag_id, sentiment, closures)
        select ${workspaceId}, start, department_id, agent_id, tag_id, sentiment, sum(n)
        from moved, jsonb_array_elements_text(tags) as tag_id group by 2, 3, 4, 5, 6 having sum(n) <> 0
        on conflict (workspace_id, start, department_id, agent_id, tag_id, sentiment)
          do update set closures = report_tag_buckets.closures + excluded.closures)
      select count(*)::int as folded from taken`.execute(tx);
    const folded = rows[0]!.folded;
    if (folded > 0) await record(tx, system(workspaceId, 'reports'), 'reports.counted', { closures: folded });
    return folded;
  });
}

/** Workspaces with closures to fold, for the sweep that finds what a lost job forgot. */
export async function workspacesToFold(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct workspace_id from closures where is_dirty`.execute(db);
  return rows.map((row) => row.workspace_id);
}
