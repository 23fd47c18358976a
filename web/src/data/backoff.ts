const stepsMs = [300, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * How long to wait before the given attempt (0 is the first), in milliseconds: doubling up to 30 s, with half of it left to chance,
 * so that thousands of pages that lost the same server do not come back in the same instant.
 */
export function backoffMs(attempt: number, random = Math.random()): number {
  const step = stepsMs[Math.min(attempt, stepsMs.length - 1)]!;
  return Math.round(step * (0.5 + random / 2));
}
