import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms`, or until `signal` is aborted: then it throws, which ends whatever is being played. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}
