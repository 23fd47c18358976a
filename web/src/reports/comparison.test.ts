import { expect, test } from 'vitest';
import { periodOf } from '../clock/period.ts';
import { againstOf, type Comparison, comparisonOf } from './comparison.ts';

const zone = 'Europe/Amsterdam';
const now = new Date('2026-05-17T08:12:52Z');
const against = (asked: string, comparison: Comparison, at = now) =>
  againstOf(comparison, periodOf(new URLSearchParams(asked), zone, at), zone, at);

test('a period is compared with the days before, the same weekdays, the same days a year ago, or nothing', () => {
  const days = (comparison: Comparison) => {
    const other = against('first=2026-05-11&last=2026-05-13', comparison)?.period;
    return other && [other.first, other.last];
  };
  expect(days('before')).toEqual(['2026-05-08', '2026-05-10']);
  expect(days('weekdays')).toEqual(['2026-05-04', '2026-05-06']);
  expect(days('year')).toEqual(['2025-05-11', '2025-05-13']);
  expect(days('none')).toBeUndefined();
  expect(against('first=2026-05-01&last=2026-05-30', 'weekdays')?.period).toMatchObject({ first: '2026-03-27', last: '2026-04-25' });
  expect(against('first=2024-02-29&last=2024-02-29', 'year')?.period.first).toBe('2023-02-28');
  expect(against('first=2026-05-11&last=2026-05-13', 'year')?.words).toMatch(/^11–13 May 2025$/);
});

test('the address says which; a word that means nothing is the period before', () => {
  const asked = (text: string) => comparisonOf(new URLSearchParams(text));
  expect([asked(''), asked('compare=weekdays'), asked('compare=year'), asked('compare=none'), asked('compare=<b>')]).toEqual([
    'before',
    'weekdays',
    'year',
    'none',
    'before',
  ]);
});

test('a running period is compared as far as it has come, an ended one as a whole', () => {
  expect(against('range=today', 'before')?.until.toISOString()).toBe('2026-05-16T08:15:00.000Z');
  expect(against('first=2026-05-01&last=2026-05-03', 'before')?.until.toISOString()).toBe('2026-04-30T22:00:00.000Z');
});

test('[F2] as far as it has come goes by the clocks: ten past eight is ten past eight, whatever lies between; on the day of a change as many hours', () => {
  // Clocks went forward on Sunday, 29 March: the running week is an hour shorter than the one before.
  const monday = new Date('2026-03-30T06:10:00Z');
  expect(against('range=7', 'before', monday)?.until.toISOString()).toBe('2026-03-23T07:15:00.000Z');
  expect(against('range=today', 'before', new Date('2026-03-29T06:00:00Z'))?.until.toISOString()).toBe('2026-03-28T06:00:00.000Z');
});
