import { expect, test } from 'vitest';
import { parseReset, parseRetryAfter } from './retry-after.ts';

const NOW = new Date('2026-11-25T12:00:00Z');

test.each([
  ['2', 2_000],
  ['0', 0],
  [' 5 ', 5_000],
  ['1.5', 1_500],
  ['1847', 1_847_000],
  ['1000000000', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['Wed, 25 Nov 2026 12:00:30 GMT', 30_000],
  ['Thu, 26 Nov 2026 12:00:00 GMT', 3_600_000],
])('[JD-29] %j is a wait', (header, wait) => {
  expect(parseRetryAfter(header, NOW)).toBe(wait);
});

test.each([undefined, '', 'soon', '-5', '1e3', 'NaN', '0x10', 'Wed, 25 Nov 2026 11:00:00 GMT', 'Wed, 99 Foo 2026 12:00:00 GMT'])(
  '[JD-29] %j is none',
  (header) => {
    expect(parseRetryAfter(header, NOW)).toBeUndefined();
  },
);

test.each([
  ['2026-11-25T12:00Z', undefined],
  ['2026-11-25T12:01Z', 60_000],
  ['2026-11-25T12:00:30Z', 30_000],
  ['2026-11-25T12:00:30.500Z', 30_500],
  ['2026-11-26T12:00Z', 3_600_000],
  ['2026-11-25T11:59Z', undefined],
  ['tomorrow', undefined],
  ['12:30', undefined],
  [undefined, undefined],
])('[JD-29] a reset at %j is a wait of %j ms', (header, wait) => {
  expect(parseReset(header, NOW)).toBe(wait);
});
