import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DeskError } from '@desk/protocol/errors';
import { commandOf, isAlive } from './process.ts';

/** Two desks on one database directory would fight over it. `stopping` tells the next start that it is worth waiting. */
export type Lock = { stopping(): void; release(): void };

const WAIT_MS = 40_000;
const POLL_MS = 100;

/**
 * Takes the lock `file` for this process. One that a killed desk left behind is replaced; one whose desk is just stopping is waited for.
 * Throws a DeskError with one sentence when another desk runs.
 */
export async function takeLock(file: string, say: (line: string) => void): Promise<Lock> {
  const limit = Date.now() + WAIT_MS;
  for (let waited = false; !tryCreate(file); ) {
    const holder = read(file);
    if (!holder || !isDesk(holder.pid)) {
      rmSync(file, { force: true });
    } else if (holder.isStopping && Date.now() < limit) {
      if (!waited) say(`waiting for the desk that is stopping (process ${holder.pid})`);
      waited = true;
      await delay(POLL_MS);
    } else {
      throw new DeskError('conflict', `This desk is running already (process ${holder.pid}): stop it first, or use another DESK_DATA.`);
    }
  }
  return {
    stopping: () => writeFileSync(file, `${process.pid} stopping\n`),
    release: () => rmSync(file, { force: true }),
  };
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} running\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): { pid: number; isStopping: boolean } | undefined {
  try {
    const [pid, state] = readFileSync(file, 'utf8').trim().split(' ');
    return { pid: Number(pid), isStopping: state === 'stopping' };
  } catch {
    return undefined;
  }
}

/** A number that another program has by now is no desk. A process that we may not look into counts as one. */
function isDesk(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === '' || command.includes('desk.ts');
}
