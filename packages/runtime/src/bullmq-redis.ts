import { Queue, Worker } from 'bullmq';
import { type Carrier, KEPT, STREAMS } from './bullmq-carrier.ts';
import type { Log } from './log.ts';
import { openRedis, openWaitingRedis } from './redis.ts';

/** Redis keeps all in memory, so it is bounded. (Postgres is not: there a bound by count costs every job a walk over all that are kept.) */
const KEPT_IN_MEMORY = { ...KEPT, removeOnComplete: { ...KEPT.removeOnComplete, count: 10_000 } };

/** BullMQ on Redis: one connection for adding, which fails at once while Redis is away, and one for all workers, which waits; each worker adds a blocking one. */
export async function openRedisCarrier(options: { url: string; prefix: string; log: Log }): Promise<Carrier> {
  const { url, log } = options;
  const prefix = `${options.prefix}jobs`;
  const adding = await openRedis({ url, name: `${prefix}-adding`, log });
  const working = openWaitingRedis({ url, name: `${prefix}-working`, log });

  return {
    openQueue: (name) => new Queue<unknown>(name, { connection: adding, prefix, defaultJobOptions: KEPT_IN_MEMORY, streams: STREAMS }),
    openWorker: (name, processor, workerOptions) => new Worker<unknown>(name, processor, { connection: working, prefix, ...workerOptions }),
    healthy: () =>
      adding.ping().then(
        () => true,
        () => false,
      ),
    async close() {
      await adding.quit().catch(() => adding.disconnect());
      working.disconnect();
    },
  };
}
