import type { Job, JobsOptions, Processor, Queue, Worker, WorkerOptions } from 'bullmq';

export type BullJob = Job<unknown>;

type HearErrors = { on(event: 'error', listener: (error: Error) => void): unknown };
type HearFailures = { on(event: 'failed', listener: (job: BullJob | undefined, error: Error) => void): unknown };

export type BullQueue = Pick<Queue<unknown>, 'addBulk' | 'getJobCounts' | 'close'> & HearErrors;
export type BullWorker = Pick<Worker<unknown>, 'close' | 'disconnect'> & HearErrors & HearFailures;
export type BullWorkerOptions = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'runRetryDelay'
>;

/** What BullMQ's queues run on. */
export type Carrier = {
  openQueue(name: string): BullQueue;
  openWorker(name: string, processor: Processor<unknown>, options: BullWorkerOptions): BullWorker;
  healthy(): Promise<boolean>;
  close(): Promise<void>;
};

const DAY = 24 * 60 * 60;

/** Finished jobs stay for a while: a completed one refuses its id again, a failed one can be looked at. */
export const KEPT = { removeOnComplete: { age: DAY }, removeOnFail: { age: 7 * DAY } } satisfies JobsOptions;

/** BullMQ's own events per queue; nobody reads them, so few are kept. */
export const STREAMS = { events: { maxLen: 256 } };
