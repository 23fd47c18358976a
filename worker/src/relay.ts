import type { Db } from '@desk/core/db/connect';
import { drainOutbox } from '@desk/core/journal';
import type { Bus } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
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
          await bus.publish(events);
          await queues.add(jobsFor(events));
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
