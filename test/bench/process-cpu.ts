import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts process time in ticks of a hundredth of a second. */
const TICKS_PER_SECOND = 100;

/** CPU seconds of a process, of its children that are there, and of those that it has collected. NaN where there is no /proc. */
export function familyCpuSeconds(pid: number): number {
  try {
    const ticks = familyOf(pid).reduce((sum, process) => sum + process.own + (process.pid === pid ? process.collected : 0), 0);
    return ticks / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

/** A process and the children that it has now. @throws Error where there is no /proc */
export function familyOf(pid: number): ProcessStat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name) ?? [])
    .filter((process) => process.pid === pid || process.parent === pid);
}

type ProcessStat = { pid: number; parent: number; own: number; collected: number };

/** Fields 4 and 14 to 17 of /proc/<pid>/stat, counted behind the name in brackets; null when the process has just gone. */
function statOf(name: string): ProcessStat | null {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return { pid: Number(name), parent: fields[1]!, own: fields[11]! + fields[12]!, collected: fields[13]! + fields[14]! };
  } catch {
    return null;
  }
}
