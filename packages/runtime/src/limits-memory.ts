import { type Limiter, takeOne } from './limits.ts';

/** Limits within one process. Full buckets are forgotten when more than `capacity` keys are known. `now` gives milliseconds. */
export function createMemoryLimiter(options: { capacity?: number; now?: () => number } = {}): Limiter {
  const { capacity = 10_000, now = Date.now } = options;
  const buckets = new Map<string, number>();

  function forgetFull(at: number): void {
    for (const [key, fullAt] of buckets) if (fullAt <= at) buckets.delete(key);
  }

  return {
    async take(key, rate) {
      const at = now();
      const { fullAt, ...taken } = takeOne(buckets.get(key), at, rate);
      if (taken.ok) buckets.set(key, fullAt);
      if (buckets.size > capacity) forgetFull(at);
      return taken;
    },
  };
}
