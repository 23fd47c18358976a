import type { Db } from '@desk/core/db/connect';
import type { Log } from '@desk/runtime/log';
import { SWEEPS } from './due-jobs.ts';
import type { JobRequest } from './jobs/catalogue.ts';
import type { JobQueues } from './queue.ts';

const EVERY_MS = 1_000;

/**
 * The sweep: each second it looks at Postgres for whatever is due, so that nothing depends on a delayed job and a queue that lost
 * everything is made good. Job ids carry the second, so two workers that sweep at once add the work once.
 */
export function startTimers(db: Db, queues: JobQueues, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    try {
      await queues.add(await dueJobs(db, log, Math.floor(Date.now() / 1_000)));
    } catch (error) {
      log.warn({ err: error }, 'what is due was not added: again in a second');
    }
    if (!stopped) timer = setTimeout(again, EVERY_MS);
  }

  function again(): void {
    running = sweep();
  }

  again();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** One look after the other, on one connection: all of them take a few milliseconds. One that fails keeps none of the others from what is due. */
async function dueJobs(db: Db, log: Log, second: number): Promise<JobRequest[]> {
  const found: JobRequest[] = [];
  for (const { what, find } of SWEEPS) {
    try {
      found.push(...(await find(db, second)));
    } catch (error) {
      log.warn({ err: error, what }, 'a look for what is due failed: again in a second');
    }
  }
  return found;
}
