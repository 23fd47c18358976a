import { Redis, type RedisOptions } from 'ioredis';
import type { Log } from './log.ts';

const ANSWER_MS = 10_000;
const SILENCE_MS = 5_000;

const MENDING: RedisOptions = {
  connectTimeout: SILENCE_MS,
  retryStrategy: (attempt) => Math.min(25 * 2 ** attempt, 1_500) * (0.75 + Math.random() / 2),
  // A replica that took the place of a primary behind the same address: find the new primary.
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/**
 * One connection to Redis that mends itself. Resolves when it is ready; throws when Redis has not answered within `answerMs` (10 s).
 * Commands never wait in memory: while Redis is away they reject at once, and those under way reject when the line breaks or is silent for
 * 5 s. An outage is two lines in the log, its beginning and its end. `name` is what `CLIENT LIST` shows.
 */
export async function openRedis(options: { url: string; name: string; log: Log; answerMs?: number }): Promise<Redis> {
  const { answerMs = ANSWER_MS } = options;
  const redis = new Redis(options.url, {
    ...MENDING,
    lazyConnect: true,
    connectionName: options.name,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    socketTimeout: SILENCE_MS,
  });
  logOutages(redis, options.name, options.log);
  redis.connect().catch(() => {});
  try {
    await untilReady(redis, AbortSignal.timeout(answerMs));
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw new Error(`Redis did not answer within ${answerMs} ms.`, { cause });
  }
}

/** The other kind, for workers: commands wait in memory until Redis is back. */
export function openWaitingRedis(options: { url: string; name: string; log: Log }): Redis {
  const redis = new Redis(options.url, { ...MENDING, connectionName: options.name, maxRetriesPerRequest: null });
  logOutages(redis, options.name, options.log);
  return redis;
}

/** Resolves when the connection is ready, now or after mending; rejects when `signal` aborts. */
export async function untilReady(redis: Redis, signal: AbortSignal): Promise<void> {
  while (redis.status !== 'ready') {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const done = () => {
        redis.off('ready', done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      redis.once('ready', done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

function logOutages(redis: Redis, connection: string, log: Log): void {
  let isAway = false;
  redis.on('error', (error: Error) => {
    if (!isAway) log.warn({ connection, err: error }, 'Redis is away');
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) log.info({ connection }, 'Redis is back');
    isAway = false;
  });
}
