import { resolve } from 'node:path';
import { connect, type Db } from '@desk/core/db/connect';
import { rebuildReports } from '@desk/core/reports/rebuild';
import type { WorkspaceId } from '@desk/protocol/ids';
import { parseEnv } from '@desk/runtime/env';
import { z } from 'zod';
import { type EmbeddedPostgres, startPostgres } from '../src/postgres.ts';

// `npm run reports:rebuild`: makes the sums of the reports anew from the closures, of all workspaces or of the one that is named behind `--`, and
// with `--from=2026-05-01` or `--to=2026-05-31` only those of these days of UTC, both included.
// Without DATABASE_URL it is the desk of this machine (DESK_DATA), whether that runs or not.

const { DATABASE_URL, DESK_DATA } = parseEnv(
  z.object({ DATABASE_URL: z.string().optional(), DESK_DATA: z.string().default('.desk') }),
  process.env,
);
const unknown = process.argv.slice(2).find((word) => word.startsWith('--') && !/^--(from|to)=/.test(word));
if (unknown) throw new Error(`There is no ${unknown}: choose from --from=2026-05-01 and --to=2026-05-31.`);
const [only] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const range = { first: dayFlag('from'), last: dayFlag('to') };
if (range.first && range.last && range.first > range.last) throw new Error('--from comes after --to.');

let own: EmbeddedPostgres | undefined;
if (!DATABASE_URL) own = await startPostgres({ dataDir: resolve(DESK_DATA) });
const { db, pool } = connect(DATABASE_URL ?? own!.url, { max: 2, name: 'desk-rebuild' });
try {
  for (const { id, name } of await workspaces(db)) {
    let told = Date.now();
    const tell = (done: number, of: number) => {
      if (Date.now() - told < 2_000) return;
      told = Date.now();
      console.log(`  ${name}: day ${done} of ${of}`);
    };
    const { days, closures, corrected } = await rebuildReports(db, id, tell, range);
    const was = corrected === 0 ? 'all were remembered rightly' : `${corrected} had been remembered wrongly or not yet`;
    console.log(`${name} (${id}): ${closures} closures of ${days} day${days === 1 ? '' : 's'} counted anew; ${was}.`);
  }
} finally {
  await pool.end({ timeout: 5 });
  if (own && !own.wasRunning) await own.stop();
}

async function workspaces(db: Db): Promise<{ id: WorkspaceId; name: string }[]> {
  const all = await db.selectFrom('workspaces').select(['id', 'name']).orderBy('created_at').execute();
  const asked = only ? all.filter(({ id }) => id === only) : all;
  if (only && asked.length === 0) throw new Error(`There is no workspace ${only}: choose from ${all.map(({ id }) => id).join(', ')}.`);
  return asked;
}

/** A day of the calendar behind `--name=`, or nothing. */
function dayFlag(name: string): string | undefined {
  const day = process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  if (day !== undefined && z.iso.date().safeParse(day).error) throw new Error(`--${name} is a day, such as --${name}=2026-05-01.`);
  return day;
}
