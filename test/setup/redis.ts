import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findProgram, REDIS } from '@desk/launch/find-program';
import { freePort } from '@desk/launch/free-port';

const START_LIMIT_MS = 10_000;

export type TestRedis = { url: string; stop(): Promise<void> };

/**
 * The Redis of this run: the one of `REDIS_URL` when set, else one of our own on a free port, which keeps nothing on disk.
 * Throws when there is neither that setting nor a redis-server or valkey-server on PATH.
 */
export async function startRedis(folder: string): Promise<TestRedis> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: async () => {} };
  const program = findProgram(REDIS);
  if (!program) throw new Error('The tests need Redis: set REDIS_URL, or put redis-server or valkey-server on PATH.');
  const port = await freePort();
  const bind = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--pidfile', join(folder, 'redis.pid')];
  const server = spawn(program, [...bind, '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const gone = once(server, 'exit');
  await answers(port, () => server.exitCode);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await gone;
    },
  };
}

async function answers(port: number, exitCode: () => number | null): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await ping(port))) {
    if (exitCode() !== null || Date.now() > limit) throw new Error(`Redis did not come up on port ${port}.`);
    await delay(20);
  }
}

function ping(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}
