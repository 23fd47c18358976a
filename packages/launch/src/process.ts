import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Does a process of this number run, whoever owns it? One that ended and only waits to be collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Field 3 of /proc/<pid>/stat, behind a name in brackets that may itself hold anything.
  return !/\) [ZX] /.test(readProc(pid, 'stat'));
}

/** The command line of a process, '' when it cannot be told. Numbers are used again, so a number alone proves nothing. */
export function commandOf(pid: number): string {
  if (process.platform === 'linux') return readProc(pid, 'cmdline').replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
