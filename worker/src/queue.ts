import type { Log } from '@desk/runtime/log';
import { withContext } from '@desk/runtime/log';
import type { NewJob, Queue, QueueBackend, Worker } from '@desk/runtime/queue';
import { type Handlers, JOBS, type JobName, type JobRequest, QUEUES, type QueueName } from './jobs/catalogue.ts';

const ATTEMPTS = 5;
/** How many ids of added jobs are remembered: the queue would refuse them, but at the price of a round trip. */
const REMEMBERED = 500;
const BACKOFF = { type: 'exponential', delayMs: 500, jitter: 0.5 } as const;

/** Puts jobs of the catalogue into their queues. */
export type JobQueues = { add(jobs: readonly JobRequest[]): Promise<void> };

export function createJobQueues(backend: QueueBackend): JobQueues {
  const queues = new Map<QueueName, Queue>();
  const added = new Set<string>();
  const queueOf = (name: QueueName) => {
    const known = queues.get(name) ?? backend.queue(name);
    queues.set(name, known);
    return known;
  };
  return {
    async add(jobs) {
      const byQueue = new Map<QueueName, NewJob[]>();
      const fresh = jobs.filter(({ id }) => !added.has(id));
      for (const { name, data, id, afterMs } of fresh) {
        const { queue } = JOBS[name];
        const job = { name, data, jobId: id, attempts: ATTEMPTS, backoff: BACKOFF, ...(afterMs ? { delayMs: afterMs } : {}) };
        byQueue.set(queue, [...(byQueue.get(queue) ?? []), job]);
      }
      await Promise.all([...byQueue].map(([name, waiting]) => queueOf(name).add(waiting)));
      for (const { id } of fresh) added.add(id);
      for (const id of added) if (added.size > REMEMBERED) added.delete(id);
    },
  };
}

/** Runs the handlers, each queue at its own concurrency. One line per job in the log. Returns the workers, to be drained. */
export function runJobs(backend: QueueBackend, handlers: Handlers, log: Log): Worker[] {
  return (Object.keys(QUEUES) as QueueName[]).map((queue) =>
    backend.worker(
      queue,
      (job, signal) =>
        withContext({ jobId: job.id, job: job.name, attempt: job.attempt }, async () => {
          const started = performance.now();
          await run(handlers, job.name as JobName, job.data, signal);
          log.info({ ms: Math.round(performance.now() - started) }, 'job');
        }),
      {
        ...QUEUES[queue],
        onFailed: (job, error, final) => log[final ? 'error' : 'warn']({ job: job.name, jobId: job.id, err: error }, 'job failed'),
      },
    ),
  );
}

async function run<N extends JobName>(handlers: Handlers, name: N, data: unknown, signal: AbortSignal): Promise<void> {
  if (!(name in JOBS)) throw new Error(`There is no job ${name}: an older or newer worker added it.`);
  await handlers[name](JOBS[name].payload.parse(data) as Parameters<Handlers[N]>[0], signal);
}
