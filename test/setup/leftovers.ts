import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningPostmaster } from '@desk/launch/postgres/pid-file';
import { stopPostmaster } from '@desk/launch/postgres/run-postmaster';
import { commandOf, isAlive } from '@desk/launch/process';

/** The folder of a run: its process number is in the name, so that a later run can tell whether it is over. */
export const folderPrefix = (pid: number) => join(tmpdir(), `desk-test-${pid}-`);

const FOLDER = /^desk-test-(\d+)-/;

/** Ends and removes what test runs left behind that were killed. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(FOLDER.exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    const postmaster = runningPostmaster(join(folder, 'postgres'));
    if (postmaster) await stopPostmaster(postmaster.pid);
    const redis = readPid(join(folder, 'redis.pid'));
    if (redis && /redis|valkey/.test(commandOf(redis))) process.kill(redis, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
