import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The account that runs PostgreSQL, as numbers of the operating system. */
export type SystemUser = { name: string; uid: number; gid: number };

const CANDIDATES = ['postgres', 'nobody'];

/**
 * The account to run PostgreSQL as: undefined means "as ourselves".
 * PostgreSQL refuses to run as root, so root lends it the account `postgres`, or else `nobody`.
 */
export function postgresUser(passwd = readPasswd(), uid = process.getuid?.()): SystemUser | undefined {
  if (uid !== 0) return undefined;
  const users = passwd.split('\n').map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const fields = users.find((user) => user[0] === name);
    if (fields) return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { name: 'nobody', uid: 65534, gid: 65534 };
}

/**
 * The account that owns a data directory, when root starts it again: it stays with whom it began.
 * Undefined when it is not there yet, or when we are not root.
 */
export function ownerOf(data: string, uid = process.getuid?.()): SystemUser | undefined {
  const found = uid === 0 ? statSync(data, { throwIfNoEntry: false }) : undefined;
  return found && found.uid !== 0 ? { name: `number ${found.uid}`, uid: found.uid, gid: found.gid } : undefined;
}

/** May this user go through `folder`? Asks the operating system, so that ACLs and mounts count too. */
export function mayEnter(folder: string, user: SystemUser | undefined): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', stdio: 'ignore', ...credentials(user) });
  return asked.status === 0;
}

/** Spawn options that make a child run as this user. */
export function credentials(user: SystemUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
