import { expect, test } from 'vitest';
import { CalmScale, niceScale } from './nice-scale.ts';

test('an axis ends on a number that people count in, and never below its highest value', () => {
  expect(niceScale(331)).toEqual({ top: 400, ticks: [0, 100, 200, 300, 400] });
  for (const highest of [0, 1, 3, 9, 10, 17, 99, 101, 5_001]) {
    const { top, ticks } = niceScale(highest);
    expect(top).toBeGreaterThanOrEqual(highest);
    expect(ticks.every(Number.isInteger)).toBe(true);
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});

test('a moving axis grows at once and shrinks only after ten calm seconds', () => {
  const scale = new CalmScale();
  expect(scale.at(8, 0).top).toBe(8);
  expect(scale.at(31, 100).top).toBe(40);
  expect(scale.at(8, 9_000).top).toBe(40);
  expect(scale.at(8, 10_200).top).toBe(8);
});
