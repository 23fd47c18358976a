import { DeskError } from '@desk/protocol/errors';
import { DelayedError, UnrecoverableError, WaitingError } from 'bullmq';
import type { BullJob, Carrier } from './bullmq-carrier.ts';
import { type Log, withContext } from './log.ts';
import type { Job, JobHandler, Worker, WorkerOptions } from './queue.ts';

const ABORT_GRACE_MS = 2_000;

/** A worker that may lose its process so often before the job counts as the culprit. */
const MAX_STALLED = 3;

/** Runs `handler` for the jobs of a queue, in BullMQ's terms. */
export function createWorker(options: { carrier: Carrier; name: string; handler: JobHandler; log: Log } & WorkerOptions): Worker {
  const { carrier, name, handler, log, concurrency = 1, drainMs = 8_000, stalledAfterMs = 30_000, onFailed } = options;
  const running = new Set<AbortController>();

  async function process(job: BullJob, token?: string): Promise<void> {
    const aborting = new AbortController();
    running.add(aborting);
    try {
      const outcome = await withContext({ queue: name, job: job.name, jobId: job.id ?? null }, () => handler(toJob(job), aborting.signal));
      if (outcome) await againLater(job, outcome.againInMs, token);
    } catch (error) {
      if (aborting.signal.aborted) await giveBack(job, token);
      throw error instanceof DeskError && error.code !== 'unavailable' ? forGood(error) : error;
    } finally {
      running.delete(aborting);
    }
  }

  const worker = carrier.openWorker(name, process, {
    concurrency,
    lockDuration: stalledAfterMs,
    stalledInterval: stalledAfterMs,
    maxStalledCount: MAX_STALLED,
    runRetryDelay: 1_000,
  });
  worker.on('error', (error) => log.warn({ queue: name, err: error }, 'the worker has trouble'));
  worker.on('failed', (job, error) => {
    if (job === undefined) return;
    const isFinal = error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
    onFailed?.({ ...toJob(job), attempt: job.attemptsMade }, error.cause instanceof Error ? error.cause : error, isFinal);
  });

  async function drain(): Promise<void> {
    const closed = worker.close();
    if (await settlesWithin(drainMs, closed)) return;
    for (const aborting of running) aborting.abort(new Error('The worker stops.'));
    if (await settlesWithin(ABORT_GRACE_MS, closed)) return;
    log.warn({ queue: name, jobs: running.size }, 'jobs that do not stop are left to another worker');
    await settlesWithin(ABORT_GRACE_MS, worker.disconnect());
  }

  let draining: Promise<void> | null = null;
  return {
    drain() {
      draining ??= drain();
      return draining;
    },
  };
}

function toJob(job: BullJob): Job {
  return { name: job.name, data: job.data, id: job.id ?? '', attempt: job.attemptsMade + 1 };
}

async function againLater(job: BullJob, ms: number, token?: string): Promise<never> {
  await job.moveToDelayed(Date.now() + ms, token);
  throw new DelayedError();
}

/** The job was cut short by our own stopping: that is no failed attempt. */
async function giveBack(job: BullJob, token?: string): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}

function forGood(cause: DeskError): UnrecoverableError {
  return Object.assign(new UnrecoverableError(cause.message), { cause });
}

/** True when the promise settles in time, in whichever way. */
async function settlesWithin(ms: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const settled = promise.then(
    () => true as const,
    () => true as const,
  );
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}
