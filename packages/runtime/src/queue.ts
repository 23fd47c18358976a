/** Wait before the next attempt: always `delayMs`, or twice as long each time. `jitter` (0 to 1) is the part that is random. */
export type Backoff = { type: 'fixed' | 'exponential'; delayMs: number; jitter?: number };

/**
 * A job carries ids, not copies: what must happen stands in Postgres. A `jobId` (no `:`, not all digits) that is known already, waiting or
 * finished within the last day, adds nothing. `attempts` counts the first one too (1). A lower `priority` goes first; none goes before all.
 */
export type NewJob = {
  name: string;
  data: unknown;
  jobId?: string;
  delayMs?: number;
  priority?: number;
  attempts?: number;
  backoff?: Backoff;
};

/** `attempt` is 1 the first time. */
export type Job = { name: string; data: unknown; id: string; attempt: number };

/** Nothing: done. `againInMs`: run the job again after that time, without it counting as a failed attempt (a remote limit, say). */
export type JobOutcome = undefined | { againInMs: number };

/**
 * Does one job, possibly more than once: it must be idempotent. A `DeskError` fails for good unless its code is `unavailable`; any other
 * error is tried again. `signal` aborts when the worker is told to stop and has waited long enough.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler with nothing to say returns nothing.
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<JobOutcome | void>;

export type WorkerOptions = {
  /** Jobs at once in this process (1). */
  concurrency?: number;
  /** How long `drain` lets running jobs go on (8 s). */
  drainMs?: number;
  /** A job whose worker has been silent for this long is given to another (30 s). */
  stalledAfterMs?: number;
  /** Hears of each failed attempt; `final` when there will be no other. */
  onFailed?: (job: Job, error: Error, final: boolean) => void;
};

export type JobCounts = { waiting: number; active: number; delayed: number; completed: number; failed: number };

export type Queue = {
  /** Adds all, in order, in few round trips. Rejects when the backing store is away: nothing waits in memory. */
  add(jobs: NewJob[]): Promise<void>;
  counts(): Promise<JobCounts>;
};

export type Worker = {
  /** Takes no further job, waits for the running ones up to `drainMs`, then aborts their signal and lets go of them. */
  drain(): Promise<void>;
};

/** Queues by name, on whatever carries them. Queues and workers that were asked for are closed by `close`. */
export type QueueBackend = {
  queue(name: string): Queue;
  worker(name: string, handler: JobHandler, options?: WorkerOptions): Worker;
  /** True when the backing store answers. Never rejects. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
};
