import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Services } from './services.ts';

/** On what the figures were measured. */
export type Machine = { cores: number; cpu: string; memoryGb: number; node: string; postgres: string; redis: string };

export async function describeMachine({ sql, redisProgram }: Pick<Services, 'sql' | 'redisProgram'>): Promise<Machine> {
  const [row] = await sql<{ server_version: string }[]>`show server_version`;
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres: row?.server_version ?? 'unknown',
    redis: /v=(\S+)/.exec(execFileSync(redisProgram, ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown',
  };
}

export function machineLine({ cores, cpu, memoryGb, node, postgres, redis }: Machine): string {
  return `${cores} cores (${cpu}), ${memoryGb} GB; Node ${node}, PostgreSQL ${postgres} with fsync on, Redis ${redis} with AOF`;
}
