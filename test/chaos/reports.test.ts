import type { Member } from '@desk/core/access';
import { foldClosures } from '@desk/core/reports/fold';
import { sentimentReport } from '@desk/core/reports/sentiment';
import { tagReport } from '@desk/core/reports/tags';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, testApart as test } from '../desk.ts';
import { expectedSteps, stepsOf } from '../reports/steps.ts';
import { allRows, allSums } from '../reports/sums.ts';
import { transitionsBetween } from '../reports/transitions.ts';
import { until } from '../until.ts';
import { runCountRace } from './count-race.ts';
import { type Random, seededRandom } from './random.ts';

/** `npm run chaos` says which seeds; `npm test` runs a few. */
const FIRST = Number(process.env.DESK_CHAOS_FIRST ?? 1);
const SEEDS = Number(process.env.DESK_CHAOS_SEEDS ?? 4);
const QUARTER = 900_000;
const HOUR = 3_600_000;
const CHANGES = transitionsBetween(Date.UTC(2025, 0, 1), Date.UTC(2028, 0, 1), true);

type Row = { at: Date; sentiment: string | null; tags: string[] };

for (let seed = FIRST; seed < FIRST + SEEDS; seed++)
  test(`[F1] [F2] [F4] [fault D16] sums equal rows after closes, edits, undos, merges, retries and kills: seed ${seed}`, {
    timeout: 60_000,
  }, async ({ desk }) => {
    const random = seededRandom(seed);
    const { business, supervisor, around } = await runCountRace(desk, random, random.pick(CHANGES));
    const { workspaceId } = business;
    // The worker of this desk folds too, and neither waits for the other.
    await until(async () => {
      while ((await foldClosures(desk.db, workspaceId)) > 0);
      const { rows } = await sql`select from closures where workspace_id = ${workspaceId} and is_dirty`.execute(desk.db);
      return rows.length === 0;
    });
    expect(await allSums(desk.db, workspaceId)).toEqual(await allRows(desk.db, workspaceId));
    const { rows } =
      await sql<Row>`select closed_at as at, sentiment, array(select tag_id from closure_tags where closure_id = cl.id) as tags
      from closures cl where workspace_id = ${workspaceId} and undone_at is null`.execute(desk.db);
    for (let range = 0; range < 6; range++) await compareRange(desk, random, supervisor, around, rows);
  });

/** One report of each kind over a range drawn around the change of clocks, against the rows counted one by one. */
async function compareRange(
  desk: Desk,
  random: Random,
  who: Member,
  around: { zone: string; at: number },
  rows: readonly Row[],
): Promise<void> {
  const { zone } = random.chance(0.7) ? around : random.pick(CHANGES);
  const from = Math.floor((around.at - random.below(40) * HOUR) / QUARTER) * QUARTER - random.below(4) * QUARTER;
  const to = from + (1 + random.below(300)) * QUARTER;
  const by = random.pick(['hour', 'day', 'week'] as const);
  const filter = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), zone, by };
  const inside = rows.filter(({ at }) => at.getTime() >= from && at.getTime() < to);
  const seen = await sentimentReport(desk.db, who, filter);
  const of = (sentiment: string | null, among = inside) => among.filter((row) => row.sentiment === sentiment).length;
  const wanted = expectedSteps(
    zone,
    by,
    from,
    to,
    inside.map(({ at }) => at.getTime()),
  );
  if (await sameClocks(desk, zone, wanted)) expect(stepsOf(seen), JSON.stringify(filter)).toEqual(wanted);
  expect(seen.total, JSON.stringify(filter)).toEqual({
    positive: of('positive'),
    neutral: of('neutral'),
    negative: of('negative'),
    notSet: of(null),
  });
  const tags = await tagReport(desk.db, who, filter);
  expect(tags.total).toBe(inside.length);
  const untagged = inside.filter((row) => row.tags.length === 0);
  expect(tags.untagged).toMatchObject({ total: untagged.length, negative: of('negative', untagged), notSet: of(null, untagged) });
  for (const { tag, positive, notSet, total } of tags.rows) {
    const tagged = inside.filter((row) => row.tags.includes(tag.id));
    expect({ positive, notSet, total }, tag.name).toEqual({
      positive: of('positive', tagged),
      notSet: of(null, tagged),
      total: tagged.length,
    });
  }
}

/** Whether the database knows the clocks of a zone as we do: its tables may be older or newer. */
async function sameClocks(desk: Desk, zone: string, steps: readonly { start: string }[]): Promise<boolean> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  for (const { start } of [steps[0]!, steps.at(-1)!]) {
    const { rows } = await sql<{
      clock: string;
    }>`select to_char(${start}::timestamptz at time zone ${zone}, 'YYYY-MM-DD HH24:MI:SS') as clock`.execute(desk.db);
    if (rows[0]!.clock !== format.format(new Date(start))) return false;
  }
  return true;
}
