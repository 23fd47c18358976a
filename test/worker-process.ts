import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Desk, SECRET } from './desk.ts';

const MAIN = join(import.meta.dirname, '../worker/src/main.ts');

/** A worker in a process of its own, which can be killed as a crash or the system does. */
export type WorkerProcess = {
  /** What it has written to its log so far. */
  readonly lines: string;
  /** SIGKILL: nothing is drained, nothing is given back. */
  kill(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts a worker for this desk, by its command as it is deployed, and resolves when it runs. */
export async function startWorkerProcess(desk: Desk, env: Record<string, string> = {}): Promise<WorkerProcess> {
  const settings = {
    DATABASE_URL: desk.databaseUrl,
    DESK_SECRET: SECRET,
    DESK_PUBLIC_URL: desk.url,
    DESK_JIRA_ALLOW_LOOPBACK: 'true',
    ...(desk.form === 'distributed' ? { REDIS_URL: inject('redisUrl'), DESK_REDIS_PREFIX: desk.redisPrefix } : {}),
    ...env,
  };
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let lines = '';
  const running = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      lines += chunk;
      if (lines.includes('the worker runs')) resolve();
    });
    gone.then(() => reject(new Error(`The worker ended before it ran: ${lines}`)), reject);
  });
  await running;
  const kill = () => killed(child, gone);
  return {
    get lines() {
      return lines;
    },
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

async function killed(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}
