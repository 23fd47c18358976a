import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { familyOf } from './process-cpu.ts';

/**
 * Starts something, as a browser, on a core of its own: on this machine it stands for another one, which the desk does not share. Everything that
 * belongs to this process and to `others` keeps to the cores that are left, until `undo`. Where that cannot be had (one core, no `taskset`), it starts
 * like anything else. `hasOwnCore` says which.
 */
export async function startOnOwnCore<T>(
  start: () => Promise<T>,
  others: readonly number[],
  undo: AsyncDisposableStack,
): Promise<{ started: T; hasOwnCore: boolean }> {
  const last = availableParallelism() - 1;
  const all = `0-${last}`;
  const rest = `0-${last - 1}`;
  if (last < 1 || !keepTo(rest, [process.pid])) return { started: await start(), hasOwnCore: false };
  const families = [process.pid, ...others].flatMap((pid) => familyOf(pid).map((member) => member.pid));
  undo.defer(() => void keepTo(all, families));
  keepTo(rest, families);
  // What is started inherits the cores of who starts it.
  keepTo(String(last), [process.pid]);
  const started = await start();
  keepTo(rest, [process.pid]);
  return { started, hasOwnCore: true };
}

/** False when there is no `taskset`. A process that has just gone is none to keep. */
function keepTo(cores: string, pids: readonly number[]): boolean {
  for (const pid of pids) {
    try {
      execFileSync('taskset', ['-a', '-p', '-c', cores, String(pid)], { stdio: 'ignore' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    }
  }
  return true;
}
