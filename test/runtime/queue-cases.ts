import { randomBytes } from 'node:crypto';
import type { Job } from '@desk/runtime/queue';
import { createQueueBackend, type QueueBackendOptions } from '@desk/runtime/queue-bullmq';
import { inject, vi } from 'vitest';

/** Where the queues of this run are: in Redis or in the given database. */
export function placeOf(databaseUrl: string): QueueBackendOptions {
  const redisUrl = inject('form') === 'distributed' ? inject('redisUrl') : undefined;
  return { redisUrl, databaseUrl, prefix: `queue-${randomBytes(6).toString('hex')}:` };
}

/** A process that works on the queues of `place`; `await using` closes it. */
export async function openBackend(place: QueueBackendOptions) {
  const backend = await createQueueBackend(place);
  return Object.assign(backend, { [Symbol.asyncDispose]: () => backend.close() });
}

/** Remembers jobs as they are done. */
export function remember() {
  const jobs: Job[] = [];
  return {
    jobs,
    async handler(job: Job) {
      jobs.push(job);
    },
    data: () => jobs.map((job) => job.data),
    done: (count: number) => until(() => jobs.length >= count),
  };
}

/** Resolves when `condition` holds; rejects after 20 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(condition, { timeout: 20_000, interval: 5 });
}
