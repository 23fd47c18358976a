import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@desk/launch/free-port';
import { sql } from 'kysely';
import { until } from '../until.ts';
import { end } from './peer.ts';
import type { Services } from './services.ts';

export const SECRET = 'a secret for benches that is long enough, and not used elsewhere';

const root = join(import.meta.dirname, '..', '..');

/** The distributed form of the desk: processes of their own, set up by the environment as in production, each logging into a file. */
export type DeskServer = { url: string; cpuSeconds(): Promise<number>; residentBytes(): Promise<number>; stop(): Promise<void> };
export type DeskWorker = {
  /** Stands still once nothing is left to do, connections open: it is warm when it goes on. */
  pause(): Promise<void>;
  /** Goes on; resolves once nothing is left to do. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a server; resolves when it is ready for traffic. */
export async function startServer(services: Services): Promise<DeskServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = run('server', services, { PORT: String(port), HOST: '127.0.0.1' });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: see ${services.folder}/server.log`);
    return (await fetch(`${url}/readyz`).catch(() => null))?.ok;
  }, 20_000);
  return {
    url,
    cpuSeconds: () => gauge(url, 'cpu_seconds_total'),
    residentBytes: () => gauge(url, 'resident_memory_bytes'),
    stop: () => end(child),
  };
}

/** Starts a worker; resolves when it has carried and counted everything that was left to do. */
export async function startWorker(services: Services, publicUrl: string): Promise<DeskWorker> {
  const child = run('worker', services, { DESK_PUBLIC_URL: publicUrl });
  const idle = () =>
    until(async () => {
      if (child.exitCode !== null) throw new Error(`The worker ended with ${child.exitCode}: see ${services.folder}/worker.log`);
      return isIdle(services);
    }, 60_000);
  await idle();
  return {
    async pause() {
      await idle(); // Never in the middle of a transaction: it would keep its locks.
      child.kill('SIGSTOP');
    },
    async resume() {
      child.kill('SIGCONT');
      await idle();
    },
    stop() {
      child.kill('SIGCONT');
      return end(child);
    },
  };
}

/** Nothing waits to be relayed, and every closure stands in the reports. */
export async function isIdle({ db }: Services): Promise<boolean> {
  const { rows } = await sql<{ idle: boolean }>`select not exists (select from outbox)
    and not exists (select from closures where is_dirty) as idle`.execute(db);
  return rows[0]!.idle;
}

function run(name: 'server' | 'worker', services: Services, more: Record<string, string>): ChildProcess {
  const log = openSync(join(services.folder, `${name}.log`), 'a');
  const child = spawn(process.execPath, [join(root, name, 'src', 'main.ts')], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      DESK_SECRET: SECRET,
      ...more,
    },
  });
  closeSync(log);
  return child;
}

/** A figure of the server's process as it tells Prometheus: CPU time since it began, user and system, or memory. */
async function gauge(url: string, name: 'cpu_seconds_total' | 'resident_memory_bytes'): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = new RegExp(`^desk_process_${name} (\\S+)`, 'm').exec(text);
  if (!found) throw new Error(`The server does not tell its ${name}.`);
  return Number(found[1]);
}
