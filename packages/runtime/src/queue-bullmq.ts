import type { BulkJobOptions } from 'bullmq';
import { openPostgresCarrier } from './bullmq-postgres.ts';
import { openRedisCarrier } from './bullmq-redis.ts';
import { createWorker } from './bullmq-worker.ts';
import { type Log, silentLog } from './log.ts';
import type { NewJob, Queue, QueueBackend, Worker } from './queue.ts';

export type QueueBackendOptions = { redisUrl?: string; databaseUrl: string; prefix?: string; connections?: number; log?: Log };

/**
 * BullMQ, on Redis with `redisUrl`, else in Postgres (schema `bullmq`, migrated first). `prefix` sets desks apart that share one Redis,
 * `connections` is for Postgres: more than there are workers, each of which keeps one.
 * Throws when the backing store does not answer.
 */
export async function createQueueBackend(options: QueueBackendOptions): Promise<QueueBackend> {
  const { redisUrl, databaseUrl, prefix = 'desk:', connections, log = silentLog } = options;
  const carrier =
    redisUrl === undefined ? await openPostgresCarrier(databaseUrl, connections) : await openRedisCarrier({ url: redisUrl, prefix, log });
  const workers: Worker[] = [];
  const queues = new Map<string, { queue: Queue; close(): Promise<void> }>();

  function openQueue(name: string) {
    const queue = carrier.openQueue(name);
    queue.on('error', (error) => log.warn({ queue: name, err: error }, 'the queue has trouble'));
    return {
      queue: {
        async add(jobs: NewJob[]) {
          if (jobs.length > 0) await queue.addBulk(jobs.map(toBullJob));
        },
        async counts() {
          const { waiting, prioritized, active, delayed, completed, failed } = await queue.getJobCounts(...STATES);
          return {
            waiting: (waiting ?? 0) + (prioritized ?? 0),
            active: active ?? 0,
            delayed: delayed ?? 0,
            completed: completed ?? 0,
            failed: failed ?? 0,
          };
        },
      },
      close: () => queue.close(),
    };
  }

  return {
    queue(name) {
      const opened = queues.get(name) ?? openQueue(name);
      queues.set(name, opened);
      return opened.queue;
    },
    worker(name, handler, workerOptions = {}) {
      const worker = createWorker({ carrier, name, handler, log, ...workerOptions });
      workers.push(worker);
      return worker;
    },
    healthy: () => carrier.healthy(),
    async close() {
      await Promise.all(workers.map((worker) => worker.drain()));
      await Promise.all([...queues.values()].map((opened) => opened.close()));
      await carrier.close();
    },
  };
}

const STATES = ['waiting', 'prioritized', 'active', 'delayed', 'completed', 'failed'] as const;

function toBullJob({ name, data, jobId, delayMs, priority, attempts = 1, backoff }: NewJob): {
  name: string;
  data: unknown;
  opts: BulkJobOptions;
} {
  // Postgres as a carrier does not mind, Redis does: say no on both.
  if (jobId !== undefined && (jobId.includes(':') || /^\d+$/.test(jobId))) throw new Error(`"${jobId}" cannot be the id of a job.`);
  const wait = backoff && { type: backoff.type, delay: backoff.delayMs, jitter: backoff.jitter ?? 0 };
  return { name, data, opts: { jobId, delay: delayMs, priority, attempts, backoff: wait } };
}
