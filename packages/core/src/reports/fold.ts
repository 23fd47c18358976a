import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import { timeClosures } from './closure-times.ts';
import { addMoved, dropEmpty, lockSums, QUARTER_START, STANDS } from './sums.ts';

/**
 * Brings the sums of the reports up to date with closures that have changed: what was counted of each is taken out, what stands now is put in,
 * and that is remembered, in one transaction. Whatever closes, is undone, edited, merged, retried or killed: each counts exactly once. [F1]
 * @returns how many closures were folded; less than `limit` means that nothing is left
 */
export async function foldClosures(db: Db, workspaceId: WorkspaceId, limit = 5_000): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockSums(tx, workspaceId);
    // First the locks, then, in a statement of its own, the look: else an edit that is committed between the two would be folded by half,
    // the closure as it is now with the tags that it had before, and be taken for done.
    const { rows: taken } = await sql<{ id: string }>`select id from closures where workspace_id = ${workspaceId} and is_dirty
      limit ${limit} for update skip locked`.execute(tx);
    if (taken.length === 0) return 0;
    const ids = textArray(taken.map(({ id }) => id));
    const { rows } = await sql<{ starts: Date[] | null; departments: string[] }>`with
      taken as materialized (
        select cl.id, ${QUARTER_START} as start, cl.channel, cl.reason, cl.counted as was, ${STANDS} as stands
        from closures cl where cl.id = any(${ids})),
      folded as (update closures cl set is_dirty = false, counted = t.stands from taken t where cl.id = t.id),
      moved as (
        select start, channel, reason, view->>'department' as department_id, view->>'agent' as agent_id, view->>'sentiment' as sentiment,
          view->'tags' as tags, n
        from (select *, was as view, -1 as n from taken where was is not null
          union all select *, stands, 1 from taken where stands is not null) both_ways),
      ${addMoved(workspaceId)}
      select array_agg(distinct start) as starts, array_agg(distinct was->>'department') as departments from taken where was is not null`.execute(
      tx,
    );
    const { starts, departments } = rows[0]!;
    if (starts) await dropEmpty(tx, workspaceId, { starts, departments });
    await timeClosures(tx, sql`cl.id = any(${ids})`);
    await record(tx, system(workspaceId, 'reports'), 'reports.counted', { closures: taken.length });
    return taken.length;
  });
}

/** Workspaces with closures to fold, for the sweep that finds what a lost job forgot. */
export async function workspacesToFold(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct workspace_id from closures where is_dirty`.execute(db);
  return rows.map((row) => row.workspace_id);
}
