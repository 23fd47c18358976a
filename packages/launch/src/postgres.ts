import { join } from 'node:path';
import postgres from 'postgres';
import { findBinaries } from './postgres/binaries.ts';
import { createCluster, ROLE } from './postgres/create-cluster.ts';
import { runningPostmaster } from './postgres/pid-file.ts';
import { elsewhere, settlePlace } from './postgres/place.ts';
import { startPostmaster, stopPostmaster, untilReady } from './postgres/run-postmaster.ts';
import { ownerOf, postgresUser } from './postgres/system-user.ts';

/** `dataDir`: absolute path. `durable: false` gives up safety at a power cut (tests only). `log` takes one line for people. */
export type PostgresOptions = { dataDir: string; log?: (line: string) => void; durable?: boolean; database?: string };

/** A running database. `url` carries the password: never log it. `wasRunning`: somebody else had started it. */
export type EmbeddedPostgres = { url: string; port: number; pid: number; data: string; wasRunning: boolean; stop(): Promise<void> };

/**
 * Starts a real PostgreSQL from npm's binaries on a loopback port and creates `database` in it (default `desk`).
 * The data stays in `dataDir`. A PostgreSQL that a killed launcher left behind is adopted, not started twice.
 * Works as root (it then runs as `postgres` or `nobody`) and as an ordinary user.
 * `stop()` ends it in order and resolves when the process is gone. Throws a DeskError with one sentence when it cannot start.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => {}, durable = true, database = 'desk' } = options;
  const user = ownerOf(join(dataDir, 'postgres')) ?? ownerOf(join(elsewhere(dataDir), 'postgres')) ?? postgresUser();
  const place = settlePlace(dataDir, findBinaries(), user, log);
  const password = await createCluster(place, user, durable);
  const orphan = runningPostmaster(place.data);
  const adopted = orphan && (await untilReady(place.data, orphan.pid));
  const running = adopted ?? (await startPostmaster(place, user, durable));
  const url = `postgres://${ROLE}:${password}@127.0.0.1:${running.port}/${database}`;
  await createDatabase(url, database);
  return {
    url,
    port: running.port,
    pid: running.pid,
    data: place.data,
    wasRunning: Boolean(adopted),
    stop: () => stopPostmaster(running.pid),
  };
}

async function createDatabase(url: string, database: string): Promise<void> {
  const sql = postgres(url, { database: 'postgres', max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end();
  }
}
