import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, REDIS } from '@desk/launch/find-program';
import { freePort } from '@desk/launch/free-port';

export type OwnRedis = {
  url: string;
  start(): Promise<void>;
  /** Kills it as a crash does; what was acknowledged is in the append-only file. */
  crash(): Promise<void>;
  /** Makes it fall silent with its lines open, as a cable that is pulled; `wake` undoes it. */
  freeze(): void;
  wake(): void;
  remove(): Promise<void>;
};

/** A Redis for one test file, which may be crashed and started again over the same data. */
export async function createOwnRedis(): Promise<OwnRedis> {
  const program = findProgram(REDIS);
  if (program === undefined) throw new Error('These tests crash a Redis: put redis-server or valkey-server on PATH.');
  const folder = mkdtempSync(join(tmpdir(), `desk-test-${process.pid}-redis-`));
  const port = await freePort();
  const flags = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'];
  let server: ChildProcess | null = null;

  async function crash(): Promise<void> {
    if (server === null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
    server = null;
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      server = spawn(program, ['--port', String(port), ...flags], { stdio: ['ignore', 'pipe', 'ignore'] });
      for await (const chunk of server.stdout ?? []) if (String(chunk).includes('eady to accept connections')) break;
      server.stdout?.resume();
    },
    crash,
    freeze: () => void server?.kill('SIGSTOP'),
    wake: () => void server?.kill('SIGCONT'),
    async remove() {
      await crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
