import { resolve } from 'node:path';
import { DeskError } from '@desk/protocol/errors';
import { Port, parseEnv } from '@desk/runtime/env';
import type { Proxies } from '@desk/worker/jira/proxies';
import { ProxyEnvironment, proxiesOf } from '@desk/worker/proxy-environment';
import { z } from 'zod';

/** What `npm start` is told. `databaseUrl`: somebody else's PostgreSQL instead of our own. */
export type DeskConfig = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl?: string;
  redisUrl?: string;
  seed: 'demo' | 'none';
  secret?: string;
  publicUrl?: string;
  allowJiraLoopback: boolean;
  proxies: Proxies;
  logLevel: string;
};

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DESK_DATA: z.string().default('.desk'),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  DESK_SEED: z.enum(['demo', 'none']).optional(),
  DESK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DESK_PUBLIC_URL: z.url().optional(),
  DESK_JIRA_ALLOW_LOOPBACK: z.stringbool().default(false),
  ...ProxyEnvironment.shape,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

/**
 * The settings of the embedded desk; a relative `DESK_DATA` is below `root`. The demo has passwords that everybody knows, so without being
 * asked for it is only told where nobody else can reach it: on loopback.
 * @throws DeskError that names every fault of the environment at once
 */
export function deskConfig(root: string, env: NodeJS.ProcessEnv = process.env): DeskConfig {
  const read = readEnvironment(env);
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(root, read.DESK_DATA),
    ...(read.DATABASE_URL ? { databaseUrl: read.DATABASE_URL } : {}),
    ...(read.REDIS_URL ? { redisUrl: read.REDIS_URL } : {}),
    seed: read.DESK_SEED ?? (LOOPBACK.includes(read.HOST) ? 'demo' : 'none'),
    ...(read.DESK_SECRET ? { secret: read.DESK_SECRET } : {}),
    ...(read.DESK_PUBLIC_URL ? { publicUrl: read.DESK_PUBLIC_URL } : {}),
    allowJiraLoopback: read.DESK_JIRA_ALLOW_LOOPBACK,
    proxies: proxiesOf(read),
    logLevel: read.LOG_LEVEL,
  };
}

function readEnvironment(env: NodeJS.ProcessEnv): z.output<typeof Environment> {
  try {
    return parseEnv(Environment, env);
  } catch (cause) {
    throw new DeskError('invalid', (cause as Error).message, {}, { cause });
  }
}
