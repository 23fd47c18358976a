import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive } from '../process.ts';

/** What a running PostgreSQL writes into its data directory. */
export type Postmaster = { pid: number; port: number; ready: boolean };

const LINE = { pid: 0, port: 3, status: 7 };

/** Parses the text of postmaster.pid; undefined while it is still being written. */
export function parsePidFile(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[LINE.pid]);
  const port = Number(lines[LINE.port]);
  if (!Number.isInteger(pid) || pid <= 0 || !port) return undefined;
  return { pid, port, ready: lines[LINE.status]?.trim() === 'ready' };
}

/** The PostgreSQL that serves this data directory at the moment, if there is one. */
export function runningPostmaster(data: string): Postmaster | undefined {
  const text = readPidFile(data);
  const found = text === undefined ? undefined : parsePidFile(text);
  return found && isAlive(found.pid) && commandOf(found.pid).includes(data) ? found : undefined;
}

/**
 * Removes a pid file whose number went to another program since (after a restart of the machine): PostgreSQL would take
 * that program for itself and refuse. With the number free it is left alone: PostgreSQL then checks for survivors itself.
 */
export function dropForeignPidFile(data: string): void {
  const pid = Number(readPidFile(data)?.split('\n')[LINE.pid]);
  if (pid > 0 && isAlive(pid) && !commandOf(pid).includes(data)) rmSync(join(data, 'postmaster.pid'), { force: true });
}

function readPidFile(data: string): string | undefined {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
}
