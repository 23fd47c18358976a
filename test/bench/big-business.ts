import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldClosures } from '@desk/core/reports/fold';
import { rebuildReports } from '@desk/core/reports/rebuild';
import { newId } from '@desk/protocol/ids';
import type postgres from 'postgres';
import { createBusiness } from './business.ts';
import { type BigBusiness, fillClosures } from './many-closures.ts';
import type { Services } from './services.ts';

const DAY_MS = 86_400_000;
export const YEAR = 365;

/** How far it has come, in the folder of the data: each step is done once, whenever a run is broken off. */
type Progress = {
  business: Omit<BigBusiness, 'from'> & { from: string };
  indexes?: string[] | undefined;
  rebuilt: number;
  /** The last day whose sums were made, while the rebuild runs. */
  rebuiltUpTo?: string | undefined;
};

/**
 * A business with this many closures of a year at least, and their sums made by the real rebuild. In a folder that was kept (`--data=`) what is
 * there already is not made again.
 */
export async function bigBusiness(services: Services, closures: number, tell: (line: string) => void): Promise<BigBusiness> {
  const { sql, db } = services;
  const file = join(services.folder, 'reports-bench.json');
  const progress: Progress = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { business: { ...(await create(services)), from: new Date(midnight() - YEAR * DAY_MS).toISOString() }, rebuilt: 0 };
  const keep = (change: Partial<Progress>) => writeFileSync(file, JSON.stringify(Object.assign(progress, change)));
  keep({});
  const business: BigBusiness = { ...progress.business, from: new Date(progress.business.from) };
  await sql`update sessions set expires_at = now() + interval '1 day'`;
  // Filling writes gigabytes: with the usual room for the log PostgreSQL would be busy with checkpoints.
  await sql`alter system set max_wal_size = '4GB'`;
  await sql`select pg_reload_conf()`;

  const seconds = stopwatch();
  const first = await filled(sql);
  if (first < closures) {
    keep({ rebuilt: 0, rebuiltUpTo: undefined, indexes: progress.indexes ?? (await dropIndexes(sql)) });
    await fillClosures(sql, business, first, closures, true, (last) => tell(`${last} closures filled in ${seconds()} s`));
  }
  if (progress.indexes) {
    for (const definition of progress.indexes) await makeIndex(sql, definition);
    await sql`vacuum analyze closures, closure_tags`;
    keep({ indexes: undefined });
    tell(`indexed and analysed after ${seconds()} s`);
  }
  if (progress.rebuilt < closures) {
    // What the lag of an earlier run left behind was never counted, and is no mistake.
    while ((await foldClosures(db, business.workspaceId)) > 0);
    const rebuilding = stopwatch();
    const told = (done: number, of: number, day: string) => {
      keep({ rebuiltUpTo: day });
      if (done % 50 === 0) tell(`sums made of ${done} of ${of} days in ${rebuilding()} s`);
    };
    const rebuilt = await rebuildReports(db, business.workspaceId, told, { first: progress.rebuiltUpTo });
    if (rebuilt.corrected !== 0) throw new Error(`The rebuild found ${JSON.stringify(rebuilt)}.`);
    keep({ rebuilt: closures, rebuiltUpTo: undefined });
    tell(`sums made of ${rebuilt.closures} closures in ${rebuilding()} s: ${Math.round(rebuilt.closures / Number(rebuilding()))}/s`);
    await sql`vacuum analyze`;
  }
  return business;
}

/** The number of the next closure. */
export async function filled(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ next: number }[]>`select coalesce(substr(max(id), 5)::bigint + 1, 0) as next from closures`;
  return row!.next;
}

async function create({ db }: Services): Promise<Omit<BigBusiness, 'from'>> {
  const business = await createBusiness(db, { agents: 200, supervisors: 1 });
  const { workspaceId } = business;
  const departments = [business.departmentId, ...Array.from({ length: 7 }, () => newId('dep'))];
  const tags = [business.tagId, ...Array.from({ length: 39 }, () => newId('tag'))];
  for (const [i, id] of departments.slice(1).entries())
    await db
      .insertInto('departments')
      .values({ id, workspace_id: workspaceId, name: `Department ${i}` })
      .execute();
  for (const [i, id] of tags.slice(1).entries())
    await db
      .insertInto('tags')
      .values({ id, workspace_id: workspaceId, name: `Tag ${i}` })
      .execute();
  return { ...business, departments, tags, crew: business.agents.map(({ id }) => id), days: YEAR };
}

/** Leaves the tables their primary keys alone: filling is twice as fast, and each index is built once. @returns how to make them again */
async function dropIndexes(sql: postgres.Sql): Promise<string[]> {
  const indexes = await sql<{ name: string; definition: string }[]>`select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('closures', 'closure_tags') and indexname not like '%_pkey'`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  return indexes.map(({ definition }) => definition);
}

async function makeIndex(sql: postgres.Sql, definition: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx.unsafe(definition.replace(/ INDEX /, ' INDEX IF NOT EXISTS '));
  });
}

function midnight(): number {
  return Math.floor(Date.now() / DAY_MS) * DAY_MS;
}

function stopwatch(): () => string {
  const started = performance.now();
  return () => ((performance.now() - started) / 1000).toFixed(1);
}
