import type { WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { daysCounted } from './days-counted.ts';
import { QUARTER_START, STANDS, SUMS, summed } from './sums.ts';

/** What a comparison found: sums that differ from the closures, and when the first of them starts. */
export type ReportCheck = { closures: number; differences: number; firstAt: Date | null };

/**
 * Compares every sum of a workspace with a plain group by over its closures, a day of UTC at a time, and keeps the outcome for admins. What
 * waits to be folded is taken as the reports last counted it, so a busy desk is no difference. [F4]
 * `signal` ends it between two days, with nothing kept.
 */
export async function checkReports(db: Db, workspaceId: WorkspaceId, signal?: AbortSignal): Promise<ReportCheck> {
  const found: ReportCheck = { closures: 0, differences: 0, firstAt: null };
  for (const day of await daysCounted(db, workspaceId)) {
    signal?.throwIfAborted();
    const { closures, differences, firstAt } = await checkDay(db, workspaceId, day);
    found.closures += closures;
    found.differences += differences;
    found.firstAt ??= firstAt;
  }
  await sql`insert into report_checks (workspace_id, checked_at, closures, differences, first_at)
    values (${workspaceId}, now(), ${found.closures}, ${found.differences}, ${found.firstAt})
    on conflict (workspace_id) do update set checked_at = excluded.checked_at, closures = excluded.closures, differences = excluded.differences,
      first_at = excluded.first_at`.execute(db);
  return found;
}

async function checkDay(db: Db, workspaceId: WorkspaceId, day: Date): Promise<ReportCheck> {
  const within = (start: string): RawBuilder<unknown> =>
    sql`${sql.raw(start)} >= ${day} and ${sql.raw(start)} < ${day}::timestamptz + interval '1 day'`;
  const differing = SUMS.map((sums) => {
    const names = Object.keys(sums.counts);
    const differs = names.map((name) => `coalesce(kept.${name}, 0) <> coalesce(wanted.${name}, 0)`).join(' or ');
    return sql`select start from (${sql.raw(summed(sums))}) wanted
      full join (select * from ${sql.raw(sums.table)} where workspace_id = ${workspaceId} and ${within('start')}) kept
      using (${sql.raw(sums.keys.join(', '))}) where ${sql.raw(differs)}`;
  });
  const { rows } = await sql<ReportCheck>`with
    looked as materialized (
      select ${QUARTER_START} as start, cl.channel, cl.reason, case when cl.is_dirty then cl.counted else ${STANDS} end as view
      from closures cl where cl.workspace_id = ${workspaceId} and ${within('cl.closed_at')}),
    moved as materialized (
      select start, channel, reason, view->>'department' as department_id, view->>'agent' as agent_id, view->>'sentiment' as sentiment,
        view->'tags' as tags, 1 as n from looked where view is not null),
    differing as (${sql.join(differing, sql` union all `)})
    select (select count(*) from looked)::int as closures, count(*)::int as differences, min(start) as "firstAt" from differing`.execute(
    db,
  );
  return rows[0]!;
}

/** The last comparison of a workspace, or null before the first night. */
export async function lastCheck(db: Db, workspaceId: WorkspaceId): Promise<(ReportCheck & { checkedAt: Date }) | null> {
  const { rows } = await sql<
    ReportCheck & { checkedAt: Date }
  >`select checked_at as "checkedAt", closures, differences, first_at as "firstAt"
    from report_checks where workspace_id = ${workspaceId}`.execute(db);
  return rows[0] ?? null;
}

/** Sums that differ, over all workspaces: what the metric tells. */
export async function allDifferences(db: Db): Promise<number> {
  const { rows } = await sql<{ differences: number }>`select coalesce(sum(differences), 0)::int as differences from report_checks`.execute(
    db,
  );
  return rows[0]!.differences;
}

/** The hour of a workspace's night in which its reports are compared. A desk that sleeps then does it when it is awake. */
const NIGHT = sql`interval '3 hours'`;

/** Workspaces whose last comparison is older than their last night, up to `limit`. A workspace made since then has nothing to compare. */
export async function workspacesToCheck(db: Db, limit: number): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ id: WorkspaceId }>`select w.id from workspaces w left join report_checks r on r.workspace_id = w.id
    where coalesce(r.checked_at, w.created_at) < date_trunc('day', now() - ${NIGHT}, w.zone) + ${NIGHT} order by r.checked_at nulls first limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
