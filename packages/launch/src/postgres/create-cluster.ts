import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskError } from '@desk/protocol/errors';
import type { Place } from './place.ts';
import { credentials, type SystemUser } from './system-user.ts';

/** The one role of the embedded database. */
export const ROLE = 'desk';

/**
 * Creates the data directory unless it is there, and returns the password of its role.
 * It is made beside its place and renamed when complete, so an interrupted start leaves nothing that looks finished.
 */
export async function createCluster(place: Place, user: SystemUser | undefined, durable: boolean): Promise<string> {
  if (existsSync(place.data)) return readFileSync(place.password, 'utf8').trim();
  const partial = `${place.data}.partial`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(partial, '..', 'postgres.pwfile');
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(place.password, `${password}\n`, { mode: 0o600 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(partial, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    await initdb(place, partial, passwordFile, user, durable);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, place.data);
  return password;
}

function initdb(place: Place, data: string, passwordFile: string, user: SystemUser | undefined, durable: boolean): Promise<void> {
  // The built-in C.UTF-8 is the same on every system; the libc's may be missing, or change under the indexes.
  const args = ['-D', data, '-U', ROLE, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) args.push('--no-sync');
  return new Promise((resolve, reject) => {
    const child = spawn(place.binaries.initdb, args, { cwd: data, stdio: ['ignore', 'ignore', 'pipe'], ...credentials(user) });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', (cause) =>
      reject(new DeskError('unavailable', `PostgreSQL's initdb could not be run: ${cause.message}.`, {}, { cause })),
    );
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new DeskError('unavailable', `PostgreSQL's data directory could not be created: ${complaint.trim()}`));
    });
  });
}
