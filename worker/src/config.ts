import { parseEnv } from '@desk/runtime/env';
import { z } from 'zod';
import type { Proxies } from './jira/proxies.ts';
import { ProxyEnvironment, proxiesOf } from './proxy-environment.ts';

/** What a worker is told; the environment is read here and nowhere else. */
export type WorkerConfig = {
  databaseUrl: string;
  /** How many connections to Postgres at most, beside those for short reads; and how many the queue has where it is in Postgres. */
  connections?: number;
  queueConnections?: number;
  redisUrl?: string;
  redisPrefix?: string;
  /** The same as the servers': it unseals JIRA tokens. */
  secret: string;
  /** The address of the desk, which JIRA links lead to. */
  publicUrl: string;
  allowJiraLoopback: boolean;
  /** Forward proxies for the calls to JIRA. */
  proxies?: Proxies;
  /** First wait after a failed call to JIRA, doubled each time. */
  jiraRetryBaseMs: number;
  logLevel: string;
  logPretty: boolean;
};

const Environment = z.object({
  DATABASE_URL: z.string(),
  REDIS_URL: z.string().optional(),
  DESK_REDIS_PREFIX: z.string().optional(),
  DESK_SECRET: z.string().min(32, 'must have at least 32 characters'),
  DESK_PUBLIC_URL: z.url(),
  DESK_JIRA_ALLOW_LOOPBACK: z.stringbool().default(false),
  ...ProxyEnvironment.shape,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** @throws Error that names every fault of the environment at once */
export function workerConfig(env: NodeJS.ProcessEnv = process.env): WorkerConfig {
  const read = parseEnv(Environment, env);
  return {
    databaseUrl: read.DATABASE_URL,
    ...(read.REDIS_URL ? { redisUrl: read.REDIS_URL } : {}),
    ...(read.DESK_REDIS_PREFIX ? { redisPrefix: read.DESK_REDIS_PREFIX } : {}),
    secret: read.DESK_SECRET,
    publicUrl: read.DESK_PUBLIC_URL.replace(/\/+$/, ''),
    allowJiraLoopback: read.DESK_JIRA_ALLOW_LOOPBACK,
    proxies: proxiesOf(read),
    jiraRetryBaseMs: 2_000,
    logLevel: read.LOG_LEVEL,
    logPretty: false,
  };
}
