import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { checkReports } from '@desk/core/reports/check';
import { foldClosures } from '@desk/core/reports/fold';
import { rebuildReports } from '@desk/core/reports/rebuild';
import type { ReportCheck } from '@desk/protocol/report';
import type { Log } from '@desk/runtime/log';
import { checkNightly } from '@desk/worker/jobs/check-reports';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { type Desk, testApart as test } from '../desk.ts';
import { type Business, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { insertClosed } from './closed-chats.ts';
import { allRows, allSums } from './sums.ts';

/** Thirty closures over three days, some undone again after they were counted; the worker is to be stopped. */
async function counted(desk: Desk): Promise<{ business: Business; ids: string[] }> {
  const { db } = desk;
  const business = await createBusiness(desk, { tags: ['A', 'B', 'C'] });
  const agent = await business.person('agent', { available: false });
  const tags = Object.values(business.tags);
  const ids = await insertClosed(
    db,
    business,
    Array.from({ length: 30 }, (_, i) => ({
      at: new Date(Date.UTC(2026, 2, 27 + (i % 3), 23, (i * 11) % 60)),
      ...(i % 4 === 3 ? {} : { sentiment: (['positive', 'neutral', 'negative'] as const)[i % 3]! }),
      ...(i % 2 === 0 ? { agentId: agent.id } : {}),
      tags: tags.slice(0, i % 4),
    })),
  );
  await foldClosures(db, business.workspaceId, 7);
  while ((await foldClosures(db, business.workspaceId, 7)) > 0);
  await sql`update closures set undone_at = now(), is_dirty = true where id = any(${ids.slice(0, 6)}::text[])`.execute(db);
  while ((await foldClosures(db, business.workspaceId)) > 0);
  return { business, ids };
}

test('[F4] made anew from the closures, every table of sums is what the folds had made of it, row for row', async ({ desk }) => {
  const { db } = desk;
  const { business, ids } = await counted(desk);
  const { workspaceId } = business;
  const folded = await allSums(db, workspaceId);
  expect(Object.values(folded).map((rows) => rows.length > 5)).toEqual([true, true, true, true]);
  expect(folded).toEqual(await allRows(db, workspaceId));
  expect(await rebuildReports(db, workspaceId)).toEqual({ days: 3, closures: 30, corrected: 0 });
  expect(await allSums(db, workspaceId)).toEqual(folded);

  // Spoilt in every way: too much, too little, a day that nothing was closed on, and closures that were remembered wrongly.
  await sql`update report_buckets set closures = closures + 1 where workspace_id = ${workspaceId}`.execute(db);
  await sql`delete from report_tag_sums where grain = 'day' and workspace_id = ${workspaceId}`.execute(db);
  await sql`update report_totals set start = start + interval '9 days' where workspace_id = ${workspaceId}`.execute(db);
  await sql`update closures set counted = null where id = any(${ids.slice(10, 13)}::text[])`.execute(db);
  expect(await rebuildReports(db, workspaceId)).toMatchObject({ closures: 30, corrected: 3 });
  expect(await allSums(db, workspaceId)).toEqual(folded);
  expect(await foldClosures(db, workspaceId)).toBe(0);
});

test('[F4] closes, edits and folds go on while the sums are made anew, and nothing is counted twice or lost', async ({ desk }) => {
  const { db } = desk;
  const { business, ids } = await counted(desk);
  const { workspaceId } = business;
  const edit = async (id: string) =>
    sql`update closures set sentiment = 'negative', is_dirty = true where id = ${id} and undone_at is null`.execute(db);
  await Promise.all([
    rebuildReports(db, workspaceId),
    ...ids.slice(6).map(edit),
    insertClosed(db, business, [{ at: new Date('2026-03-28T10:00:00Z'), sentiment: 'positive' }]),
    rebuildReports(db, workspaceId),
    foldClosures(db, workspaceId, 5),
    foldClosures(db, workspaceId, 5),
  ]);
  while ((await foldClosures(db, workspaceId)) > 0);
  expect(await allSums(db, workspaceId)).toEqual(await allRows(db, workspaceId));
});

test('[F4] npm run reports:rebuild does it for every workspace of a database, or for the days that are named', async ({ desk }) => {
  const { business } = await counted(desk);
  const folded = await allSums(desk.db, business.workspaceId);
  const spoil = () => sql`update report_totals set positive = positive + 5 where workspace_id = ${business.workspaceId}`.execute(desk.db);
  const rebuild = (...words: string[]) =>
    execFileSync(process.execPath, [join(import.meta.dirname, '../../packages/launch/bin/rebuild-reports.ts'), ...words], {
      env: { ...process.env, DATABASE_URL: desk.databaseUrl },
      encoding: 'utf8',
    });
  const ofMiddleDay = (row: unknown) => (row as { start: Date }).start.toISOString().startsWith('2026-03-28');
  await spoil();
  const told = rebuild('--from=2026-03-28', '--to=2026-03-28');
  expect(told).toContain(`Orrin (${business.workspaceId}): 10 closures of 1 day counted anew; all were remembered rightly.`);
  const { report_totals: rows = [] } = await allSums(desk.db, business.workspaceId);
  expect(rows.filter(ofMiddleDay)).toEqual(folded.report_totals!.filter(ofMiddleDay));
  expect(rows).not.toEqual(folded.report_totals);
  expect(rebuild()).toContain(`Orrin (${business.workspaceId}): 30 closures of 3 days counted anew; all were remembered rightly.`);
  expect(await allSums(desk.db, business.workspaceId)).toEqual(folded);
});

test('[F4] each night the sums are compared with the closures, and one that was spoilt is told to admins and to the metrics', async ({
  desk,
}) => {
  const { db } = desk;
  const { business } = await counted(desk);
  const { workspaceId } = business;
  const admin = await business.person('admin');
  expect(await admin.get('/api/reports/check')).toEqual({ checkedAt: null, closures: 0, differences: 0, firstAt: null });
  // It was made three days ago, so a night has passed since.
  await sql`update workspaces set created_at = now() - interval '3 days' where id = ${workspaceId}`.execute(db);
  const first = await until(async () => {
    const check = await admin.get<ReportCheck>('/api/reports/check');
    return check.checkedAt !== null && check;
  });
  expect(first).toMatchObject({ closures: 30, differences: 0, firstAt: null });

  await sql`update report_totals set negative = negative + 1 where workspace_id = ${workspaceId}
    and grain = 'quarter' and department_id = '*' and start = (select min(start) from report_totals where workspace_id = ${workspaceId} and grain = 'quarter')`.execute(
    db,
  );
  await sql`update report_checks set checked_at = now() - interval '2 days' where workspace_id = ${workspaceId}`.execute(db);
  // The queue knows the job of this quarter of an hour already, so the job is done by hand.
  const alarms: unknown[] = [];
  const log = { error: (facts: unknown) => alarms.push(facts) } as unknown as Log;
  await checkNightly(db, log)({ workspaceId }, new AbortController().signal);
  expect(alarms).toEqual([{ workspaceId, closures: 30, differences: 1, firstAt: new Date('2026-03-27T23:00:00Z') }]);
  const told = await admin.get<ReportCheck>('/api/reports/check');
  expect(told).toMatchObject({ differences: 1, firstAt: '2026-03-27T23:00:00.000Z' });
  expect((await createClient(desk.url).send<string>('GET', '/metrics')).body).toMatch(/^desk_report_differences 1$/m);
  await rebuildReports(db, workspaceId);
  expect(await checkReports(db, workspaceId)).toMatchObject({ differences: 0, firstAt: null });
});

test('[F4] what waits to be folded is no difference, what was never marked is one', async ({ desk }) => {
  const { db } = desk;
  await desk.worker.stop();
  const { business, ids } = await counted(desk);
  const { workspaceId } = business;
  await insertClosed(db, business, [{ at: new Date('2026-03-28T10:00:00Z'), sentiment: 'positive' }]);
  await sql`update closures set sentiment = 'negative', is_dirty = true where id = ${ids[9]}`.execute(db);
  expect(await checkReports(db, workspaceId)).toMatchObject({ closures: 31, differences: 0 });
  await sql`update closures set undone_at = now() where id = ${ids[8]}`.execute(db);
  expect((await checkReports(db, workspaceId)).differences).toBeGreaterThan(0);
  await desk.worker.start();
});
