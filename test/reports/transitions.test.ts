import type { Member } from '@desk/core/access';
import type { Db } from '@desk/core/db/connect';
import { foldClosures } from '@desk/core/reports/fold';
import { sentimentReport } from '@desk/core/reports/sentiment';
import { newId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness } from '../people.ts';
import { insertClosed } from './closed-chats.ts';
import { expectedSteps, stepsOf } from './steps.ts';
import { type Transition, transitionsBetween } from './transitions.ts';

const HOUR = 3_600_000;

/** Changes of which the database's tables know too. They are newer or older than ours, and both move on; most must agree. */
async function knownToBoth(db: Db, changes: readonly Transition[]): Promise<Transition[]> {
  const agreed = await Promise.all(
    changes.map(async ({ zone, at, before, after }) => {
      const minutes = (moment: number) =>
        sql`round(extract(epoch from (${new Date(moment)}::timestamptz at time zone ${zone}) - (${new Date(moment)}::timestamptz at time zone 'UTC')) / 60)`;
      const { rows } = await sql<{
        agrees: boolean;
      }>`select ${minutes(at - 60_000)} = ${before} and ${minutes(at)} = ${after} as agrees`.execute(db);
      return rows[0]!.agrees;
    }),
  );
  return changes.filter((_, i) => agreed[i]);
}

test('[F2] [fault D03] [fault D04] [fault D13] around every change of clocks of 2025 to 2027 hours, days and weeks hold what was closed in them', {
  timeout: 120_000,
}, async ({ desk }) => {
  const { db } = desk;
  const business = await createBusiness(desk);
  const all = transitionsBetween(Date.UTC(2025, 0, 1), Date.UTC(2028, 0, 1));
  const changes = await knownToBoth(db, all);
  expect(all.length).toBeGreaterThan(150);
  expect(changes.length / all.length).toBeGreaterThan(0.9);
  const around = new Set(changes.flatMap(({ at }) => Array.from({ length: 50 }, (_, i) => at + (i - 25) * 67 * 60_000)));
  const closedAt = [...around].sort((a, b) => a - b);
  await insertClosed(
    db,
    business,
    closedAt.map((at) => ({ at: new Date(at), sentiment: 'neutral' })),
  );
  while ((await foldClosures(db, business.workspaceId)) > 0);
  const who: Member = {
    kind: 'agent',
    workspaceId: business.workspaceId,
    id: newId('usr'),
    name: 'Ines',
    role: 'admin',
    departmentIds: [],
  };
  for (const { zone, at } of changes) {
    const quarter = Math.floor(at / 900_000) * 900_000;
    const [from, to] = [quarter - 27 * HOUR, quarter + 26 * HOUR];
    const near = closedAt.filter((each) => each >= from && each < to);
    for (const by of ['hour', 'day', 'week'] as const) {
      const seen = stepsOf(
        await sentimentReport(db, who, { from: new Date(from).toISOString(), to: new Date(to).toISOString(), zone, by }),
      );
      const wanted = expectedSteps(zone, by, from, to, near);
      expect(seen, `${zone} by ${by} around ${new Date(at).toISOString()}`).toEqual(wanted);
    }
  }
});
