import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Db } from '@desk/core/db/connect';
import { migrate } from '@desk/core/db/migrate';
import { findProgram, REDIS } from '@desk/launch/find-program';
import { freePort } from '@desk/launch/free-port';
import { startPostgres } from '@desk/launch/postgres';
import { Redis } from 'ioredis';
import type postgres from 'postgres';
import { folderPrefix, sweepLeftovers } from '../setup/leftovers.ts';
import { until } from '../until.ts';
import { end } from './peer.ts';

/** A Postgres and a Redis of this run alone, as durable as in production, in a folder that is removed at the end. */
export type Services = {
  folder: string;
  databaseUrl: string;
  redisUrl: string;
  redisProgram: string;
  postgresPid: number;
  db: Db;
  sql: postgres.Sql;
};

/**
 * Starts both and migrates; `undo` stops them in reverse order. With `kept`, an absolute path, the data stays there for the next run. Throws when
 * there is no redis-server or valkey-server on PATH.
 */
export async function startServices(undo: AsyncDisposableStack, kept?: string): Promise<Services> {
  await sweepLeftovers();
  const folder = kept ?? mkdtempSync(folderPrefix(process.pid));
  if (kept) mkdirSync(kept, { recursive: true });
  else undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  const redis = await startRedis(folder, undo);
  const postgres = await startPostgres({ dataDir: folder, durable: true });
  undo.defer(postgres.stop);
  const { db, pool } = connect(postgres.url, { max: 4, name: 'desk-bench' });
  undo.defer(() => pool.end({ timeout: 5 }));
  await migrate(db);
  return { folder, databaseUrl: postgres.url, postgresPid: postgres.pid, db, sql: pool, ...redis };
}

async function startRedis(folder: string, undo: AsyncDisposableStack): Promise<{ redisUrl: string; redisProgram: string }> {
  const program = findProgram(REDIS);
  if (!program) throw new Error('The benches need Redis: put redis-server or valkey-server on PATH.');
  const port = await freePort();
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--pidfile', join(folder, 'redis.pid')];
  const safety = ['--save', '', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
  const server = spawn(program, [...place, ...safety], { stdio: 'ignore' });
  undo.defer(() => end(server));
  const redis = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => {}); // It is not up yet: the next attempt finds it.
  await until(async () => {
    if (server.exitCode !== null) throw new Error('Redis did not start.');
    return redis.ping();
  });
  redis.disconnect();
  return { redisUrl: `redis://127.0.0.1:${port}`, redisProgram: program };
}
