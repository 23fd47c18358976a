import { Port, parseEnv } from '@desk/runtime/env';
import { z } from 'zod';

/** What a server is told; the environment is read here and nowhere else. */
export type ServerConfig = {
  databaseUrl: string;
  /** How many connections to Postgres at most, beside those for short reads. */
  connections?: number;
  redisUrl?: string;
  redisPrefix?: string;
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Signs cookies and visitor tokens, seals JIRA tokens: the same on every node. At least 32 characters. */
  secret: string;
  /** The address that people use, when a proxy stands in front. */
  publicUrl?: string;
  /** The built web app; without it the server answers the API alone. */
  webRoot?: string;
  allowJiraLoopback: boolean;
  /** True when a proxy that sets X-Forwarded-For is the only way in. */
  trustProxy: boolean;
  logLevel: string;
  logPretty: boolean;
};

const Environment = z.object({
  DATABASE_URL: z.string(),
  REDIS_URL: z.string().optional(),
  DESK_REDIS_PREFIX: z.string().optional(),
  PORT: Port.default(3000),
  HOST: z.string().default('0.0.0.0'),
  DESK_SECRET: z.string().min(32, 'must have at least 32 characters'),
  DESK_PUBLIC_URL: z.url().optional(),
  DESK_WEB_ROOT: z.string().optional(),
  DESK_JIRA_ALLOW_LOOPBACK: z.stringbool().default(false),
  DESK_TRUST_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** @throws Error that names every fault of the environment at once */
export function serverConfig(env: NodeJS.ProcessEnv = process.env): ServerConfig {
  const read = parseEnv(Environment, env);
  return {
    databaseUrl: read.DATABASE_URL,
    ...(read.REDIS_URL ? { redisUrl: read.REDIS_URL } : {}),
    ...(read.DESK_REDIS_PREFIX ? { redisPrefix: read.DESK_REDIS_PREFIX } : {}),
    port: read.PORT,
    host: read.HOST,
    secret: read.DESK_SECRET,
    ...(read.DESK_PUBLIC_URL ? { publicUrl: read.DESK_PUBLIC_URL } : {}),
    webRoot: read.DESK_WEB_ROOT ?? new URL('../../web/dist', import.meta.url).pathname,
    allowJiraLoopback: read.DESK_JIRA_ALLOW_LOOPBACK,
    trustProxy: read.DESK_TRUST_PROXY,
    logLevel: read.LOG_LEVEL,
    logPretty: false,
  };
}
