import type { Db } from '@desk/core/db/connect';
import { drainOutbox } from '@desk/core/journal';
import { workspacesWithQueue } from '@desk/core/routing/assign-waiting';
import type { Bus } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
import type { JobRequest } from './jobs/catalogue.ts';
import type { JobQueues } from './queue.ts';
import { jobsFor } from './reactions.ts';

const BATCH = 500;
const POLL_MS = 250;

/**
 * Carries events from the outbox to the bus and the queues: at the doorbell, and each 250 ms whatever happens. Screens come first: the bus is
 * published before jobs are added. A crash or an outage anywhere means that the batch is carried again; nobody is harmed by that, since
 * clients go by version and jobs by id.
 */
export async function startRelay(db: Db, bus: Bus, queues: JobQueues, log: Log): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let rung = false;
  let wake = () => {};
  const unsubscribe = await bus.onNudge(() => {
    rung = true;
    wake();
  });

  async function sleep(): Promise<void> {
    if (!rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    rung = false;
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      try {
        const carried = await drainOutbox(db, BATCH, async (events) => {
          const [jobs] = await Promise.all([worthAdding(db, jobsFor(events)), bus.publish(events)]);
          await queues.add(jobs);
        });
        if (carried === BATCH) continue;
      } catch (error) {
        log.warn({ err: error }, 'events could not be carried on: again in a moment');
        rung = false;
      }
      if (!stopped) await sleep();
    }
  }

  const done = loop();
  return {
    async stop() {
      stopped = true;
      wake();
      await Promise.all([done, unsubscribe()]);
    },
  };
}

/** Every close asks for routing, but mostly nobody waits: to look, once for the whole batch, is cheaper than a job that finds nothing. */
async function worthAdding(db: Db, jobs: readonly JobRequest[]): Promise<JobRequest[]> {
  const routed = jobs.flatMap((job) => (job.name === 'assign-chats' ? [job.data.workspaceId] : []));
  const waiting = new Set(routed.length > 0 ? await workspacesWithQueue(db, routed) : []);
  return jobs.filter((job) => job.name !== 'assign-chats' || waiting.has(job.data.workspaceId));
}
