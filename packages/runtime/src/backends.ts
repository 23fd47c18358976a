import type { Bus } from './bus.ts';
import { createMemoryBus } from './bus-memory.ts';
import { createRedisBus } from './bus-redis.ts';
import type { Limiter } from './limits.ts';
import { createMemoryLimiter } from './limits-memory.ts';
import { createRedisLimiter } from './limits-redis.ts';
import { type Log, silentLog } from './log.ts';
import type { Presence } from './presence.ts';
import { createMemoryPresence } from './presence-memory.ts';
import { createRedisPresence } from './presence-redis.ts';
import { openRedis } from './redis.ts';

export type Backends = { bus: Bus; presence: Presence; limiter: Limiter; close(): Promise<void> };

/**
 * Bus, presence and limits: shared by all nodes with `redisUrl`, in this process without. Server and worker of one process must be given
 * the same ones. `prefix` sets desks apart that share one Redis. Throws when Redis does not answer.
 */
export async function openBackends(options: { redisUrl?: string; prefix?: string; log?: Log }): Promise<Backends> {
  const { redisUrl, prefix = 'desk:', log = silentLog } = options;
  if (redisUrl === undefined) {
    const bus = createMemoryBus({ log });
    return { bus, presence: createMemoryPresence(), limiter: createMemoryLimiter(), close: () => bus.close() };
  }
  const bus = await createRedisBus({ url: redisUrl, prefix, log });
  const redis = await openRedis({ url: redisUrl, name: `${prefix}leases`, log });
  return {
    bus,
    presence: createRedisPresence({ redis, prefix }),
    limiter: createRedisLimiter({ redis, prefix, log }),
    async close() {
      await bus.close();
      await redis.quit().catch(() => redis.disconnect());
    },
  };
}
