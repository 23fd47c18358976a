import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('waits grow to thirty seconds and never fall below half of the step', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map((attempt) => backoffMs(attempt, 1))).toEqual([300, 1000, 2000, 4000, 8000, 15000, 30000, 30000]);
  expect(backoffMs(6, 0)).toBe(15_000);
});
