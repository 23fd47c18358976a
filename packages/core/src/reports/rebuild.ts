import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';
import { timeClosures } from './closure-times.ts';
import { daysCounted } from './days-counted.ts';
import { addMoved, lockSums, QUARTER_START, STANDS, SUMS } from './sums.ts';

export type Rebuilt = { days: number; closures: number; corrected: number };

/** Days of UTC, `2026-05-13`, both included; without one end there is none. */
export type DayRange = { first?: string | undefined; last?: string | undefined };

/**
 * Makes the sums of a workspace anew from its closures, a day of UTC at a time: each day is right at once, a run that was broken off has done
 * its days, and closing goes on meanwhile. Only the days of `range`, where one is named; `tell` hears of each one that is done. `corrected` tells of
 * how many closures the reports had remembered something else. [F4]
 */
export async function rebuildReports(
  db: Db,
  workspaceId: WorkspaceId,
  tell: (done: number, of: number, day: string) => void = () => {},
  { first = '', last = '9' }: DayRange = {},
): Promise<Rebuilt> {
  const days = (await daysCounted(db, workspaceId)).filter((day) => first <= dayOf(day) && dayOf(day) <= last);
  const rebuilt = { days: days.length, closures: 0, corrected: 0 };
  for (const [i, day] of days.entries()) {
    const { closures, corrected } = await rebuildDay(db, workspaceId, day);
    rebuilt.closures += closures;
    rebuilt.corrected += corrected;
    tell(i + 1, days.length, dayOf(day));
  }
  await record(db, system(workspaceId, 'reports'), 'reports.counted', { closures: rebuilt.closures });
  return rebuilt;
}

function dayOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/**
 * One statement looks and writes, so the sums and what is remembered of each closure are of the same moment. A closure that is changed
 * meanwhile stays dirty: the next fold takes out what is remembered here, whatever that was.
 */
async function rebuildDay(db: Db, workspaceId: WorkspaceId, day: Date): Promise<{ closures: number; corrected: number }> {
  return db.transaction().execute(async (tx) => {
    await lockSums(tx, workspaceId);
    for (const { table } of SUMS)
      await sql`delete from ${sql.raw(table)} where workspace_id = ${workspaceId} and start >= ${day} and start < ${day}::timestamptz + interval '1 day'`.execute(
        tx,
      );
    const { rows } = await sql<{ closures: number; corrected: number }>`with
      looked as materialized (
        select cl.id, ${QUARTER_START} as start, cl.channel, cl.reason, cl.counted as was, ${STANDS} as stands
        from closures cl where cl.workspace_id = ${workspaceId} and cl.closed_at >= ${day} and cl.closed_at < ${day}::timestamptz + interval '1 day'),
      remembered as (update closures cl set counted = l.stands from looked l where cl.id = l.id and l.was is distinct from l.stands),
      moved as (
        select start, channel, reason, stands->>'department' as department_id, stands->>'agent' as agent_id, stands->>'sentiment' as sentiment,
          stands->'tags' as tags, 1 as n from looked where stands is not null),
      ${addMoved(workspaceId, true)}
      select count(*)::int as closures, (count(*) filter (where was is distinct from stands))::int as corrected from looked`.execute(tx);
    await timeClosures(
      tx,
      sql`cl.workspace_id = ${workspaceId} and cl.closed_at >= ${day} and cl.closed_at < ${day}::timestamptz + interval '1 day'`,
    );
    return rows[0]!;
  });
}
