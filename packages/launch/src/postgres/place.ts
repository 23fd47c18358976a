import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDataFolder } from '../data-folder.ts';
import { type Binaries, binariesAt } from './binaries.ts';
import { mayEnter, type SystemUser } from './system-user.ts';

/** Where one database lives, and the programs that serve it. */
export type Place = { folder: string; data: string; password: string; log: string; binaries: Binaries };

/**
 * Settles where the database lives. Normally in `wanted`; when PostgreSQL's own user cannot get there (a checkout below
 * a closed home directory), in a folder of the system that is named after `wanted`, and says so through `say`.
 * Throws a DeskError with one sentence when the folder cannot be written.
 */
export function settlePlace(wanted: string, installed: Binaries, user: SystemUser | undefined, say: (line: string) => void): Place {
  makeFolder(wanted, user);
  let folder = wanted;
  if (user && !mayEnter(wanted, user)) {
    folder = elsewhere(wanted);
    makeFolder(folder, user);
    say(`${wanted} is closed to the user ${user.name}, who runs PostgreSQL: the database lives in ${folder}`);
  }
  const binaries = reachable(installed, user) ? installed : copyBinaries(installed, folder, user);
  return {
    folder,
    data: join(folder, 'postgres'),
    password: join(folder, 'postgres.password'),
    log: join(folder, 'postgres.log'),
    binaries,
  };
}

/** The folder that stands in for one that PostgreSQL's user cannot reach; the same for the same checkout. */
export function elsewhere(wanted: string): string {
  const name = `chat-desk-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`;
  try {
    accessSync('/var/lib', constants.W_OK);
    return join('/var/lib', name);
  } catch {
    return join(tmpdir(), name);
  }
}

/** Opens the folder, and lets another user pass through (but not list it). */
function makeFolder(folder: string, user: SystemUser | undefined): void {
  openDataFolder(folder);
  if (user && (statSync(folder).mode & 0o001) === 0) chmodSync(folder, 0o711);
}

function reachable(binaries: Binaries, user: SystemUser | undefined): boolean {
  return !user || mayEnter(dirname(binaries.postgres), user);
}

/** Copies the programs to where their user can reach them, named by their version so that an update copies anew. */
function copyBinaries(installed: Binaries, folder: string, user: SystemUser | undefined): Binaries {
  const parent = user && mayEnter(folder, user) ? folder : elsewhere(folder);
  const { mtimeMs, size } = statSync(installed.postgres);
  const target = join(parent, `postgres-bin-${size}-${Math.trunc(mtimeMs)}`);
  if (!existsSync(target)) {
    makeFolder(parent, user);
    const partial = `${target}.${process.pid}`;
    cpSync(installed.root, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    try {
      renameSync(partial, target);
    } catch (cause) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(target)) throw cause;
    }
  }
  return binariesAt(target);
}
