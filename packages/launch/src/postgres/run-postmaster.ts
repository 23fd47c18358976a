import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DeskError } from '@desk/protocol/errors';
import { freePort } from '../free-port.ts';
import { isAlive } from '../process.ts';
import { dropForeignPidFile, type Postmaster, runningPostmaster } from './pid-file.ts';
import type { Place } from './place.ts';
import { credentials, type SystemUser } from './system-user.ts';

const POLL_MS = 15;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
const ATTEMPTS = 3;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};

/** Without a disk to protect: for tests, whose data nobody needs after a power cut, and of which several desks run at once. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };

/**
 * Starts PostgreSQL on a free port, detached: Ctrl-C in a terminal must reach the desk first, which then stops the database.
 * Resolves when it takes connections. Throws a DeskError that ends with what PostgreSQL itself logged.
 */
export async function startPostmaster(place: Place, user: SystemUser | undefined, durable: boolean): Promise<Postmaster> {
  dropForeignPidFile(place.data);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const pid = await spawnPostgres(place, user, durable, port);
    const running = await untilReady(place.data, pid);
    if (running) return running;
    // Between asking for a free port and using it somebody may have taken it; survivors of a killed PostgreSQL may still be leaving.
    if (attempt === ATTEMPTS) throw new DeskError('unavailable', `PostgreSQL did not start: ${lastWords(place.log)}`);
    await delay(300);
  }
}

/** Waits until the PostgreSQL of this data directory takes connections; undefined when process `pid` ended before that. */
export async function untilReady(data: string, pid: number): Promise<Postmaster | undefined> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    const running = runningPostmaster(data);
    if (running?.pid === pid && running.ready) return running;
    if (!isAlive(pid)) return undefined;
    await delay(POLL_MS);
  }
  throw new DeskError('unavailable', `PostgreSQL (process ${pid}) was not ready after ${START_LIMIT_MS / 1000} s.`);
}

/** Fast shutdown: sessions end, everything is written, the process is gone when this resolves. */
export async function stopPostmaster(pid: number): Promise<void> {
  const limit = Date.now() + STOP_LIMIT_MS;
  kill(pid, 'SIGINT');
  while (isAlive(pid)) {
    if (Date.now() > limit) kill(pid, 'SIGQUIT');
    await delay(POLL_MS);
  }
}

function spawnPostgres(place: Place, user: SystemUser | undefined, durable: boolean, port: number): Promise<number> {
  const settings = Object.entries(durable ? SETTINGS : { ...SETTINGS, ...FORGETFUL });
  const args = ['-D', place.data, '-p', String(port), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(place.log, 'w', 0o600);
  return new Promise((resolve, reject) => {
    const child = spawn(place.binaries.postgres, args, {
      cwd: place.data,
      detached: true,
      stdio: ['ignore', log, log],
      ...credentials(user),
    });
    closeSync(log);
    child.once('error', (cause) => reject(new DeskError('unavailable', `PostgreSQL could not be run: ${cause.message}.`, {}, { cause })));
    child.once('spawn', () => {
      child.unref();
      resolve(child.pid ?? 0);
    });
  });
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function lastWords(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' · ') || 'it said nothing';
}
