import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Limiter } from './limits.ts';
import { createMemoryLimiter } from './limits-memory.ts';
import type { Log } from './log.ts';

/** The same step as `takeOne`, where all nodes meet. Gives 0, or the milliseconds by which the call came too early. */
const TAKE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + time[2] / 1000
  local window, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
  local full_at = tonumber(redis.call('GET', KEYS[1]) or now)
  local next = math.max(full_at, now) + window / limit
  local too_early = next - window - now
  if too_early > 0.001 then return math.ceil(too_early) end
  redis.call('SET', KEYS[1], string.format('%.3f', next), 'PX', math.ceil(next - now))
  return 0`;

/** Limits that all nodes share. While Redis is away each node limits by its own memory: a limit never locks everybody out, nor lets all in. */
export function createRedisLimiter(options: { redis: Redis; prefix?: string; log: Log }): Limiter {
  const { redis, prefix = 'desk:', log } = options;
  const alone = createMemoryLimiter();

  return {
    async take(key, rate) {
      try {
        const reply = await redis.eval(TAKE, 1, `${prefix}limit:${key}`, rate.windowSeconds * 1_000, rate.limit);
        const tooEarlyMs = z.number().parse(reply);
        return { ok: tooEarlyMs === 0, retryAfterSeconds: Math.ceil(tooEarlyMs / 1_000) };
      } catch (error) {
        log.warn({ err: error }, 'limits by this node alone');
        return alone.take(key, rate);
      }
    },
  };
}
