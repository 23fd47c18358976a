import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Desk, SECRET } from './desk.ts';

/** A server or a worker in a process of its own, which can be killed as a crash or the system does. */
export type DeskProcess = {
  /** What it has written to its log so far, stderr included. */
  readonly lines: string;
  /** Where the server listens; '' for a worker. */
  readonly url: string;
  /** SIGKILL: nothing is drained, nothing is given back. */
  kill(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

const READY = { server: 'the server listens', worker: 'the worker runs' };

/** Starts one for this desk by the command that deploys it, and resolves when it is ready. */
export async function startDeskProcess(desk: Desk, part: 'server' | 'worker', env: Record<string, string> = {}): Promise<DeskProcess> {
  const settings = {
    DATABASE_URL: desk.databaseUrl,
    DESK_SECRET: SECRET,
    DESK_JIRA_ALLOW_LOOPBACK: 'true',
    ...(part === 'worker' ? { DESK_PUBLIC_URL: desk.url } : { PORT: '0', HOST: '127.0.0.1' }),
    ...(desk.form === 'distributed' ? { REDIS_URL: inject('redisUrl'), DESK_REDIS_PREFIX: desk.redisPrefix } : {}),
    ...env,
  };
  const main = join(import.meta.dirname, '..', part, 'src/main.ts');
  const child = spawn(process.execPath, [main], { env: { ...ofThisRun(), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit');
  let lines = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      lines += chunk;
      if (lines.includes(READY[part])) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    gone.then(() => reject(new Error(`The ${part} ended before it was ready: ${lines}`)), reject);
  });
  const kill = () => killed(child, gone);
  return {
    get lines() {
      return lines;
    },
    url: /"url":"([^"]+)"/.exec(lines)?.[1] ?? '',
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

async function killed(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await gone;
}

/** Where programs are found, and where Node keeps compiled code: a third of a start is reading it. */
function ofThisRun(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) };
}
