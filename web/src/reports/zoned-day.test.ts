import { expect, test } from 'vitest';
import { addDays, dayIn, daysBetween, isDay, startOfDay } from './zoned-day.ts';

test('a day starts at midnight of its zone', () => {
  expect(startOfDay('2026-05-13', 'Europe/Amsterdam').toISOString()).toBe('2026-05-12T22:00:00.000Z');
  expect(startOfDay('2026-05-13', 'UTC').toISOString()).toBe('2026-05-13T00:00:00.000Z');
  expect(startOfDay('2026-05-13', 'America/New_York').toISOString()).toBe('2026-05-13T04:00:00.000Z');
});

test('days of 23 and 25 hours start where they should', () => {
  const hours = (day: string) =>
    (startOfDay(addDays(day, 1), 'Europe/Amsterdam').getTime() - startOfDay(day, 'Europe/Amsterdam').getTime()) / 3_600_000;
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-05-13')]).toEqual([23, 25, 24]);
});

test('the day of a moment is the one of the zone, not of the machine', () => {
  expect(dayIn('Asia/Tokyo', new Date('2026-05-12T20:00:00Z'))).toBe('2026-05-13');
  expect(dayIn('America/New_York', new Date('2026-05-13T02:00:00Z'))).toBe('2026-05-12');
});

test('days add up over months and years, and nonsense is no day', () => {
  expect([addDays('2026-02-27', 2), addDays('2027-01-01', -1), daysBetween('2026-04-28', '2026-05-02')]).toEqual([
    '2026-03-01',
    '2026-12-31',
    4,
  ]);
  expect([isDay('2026-05-13'), isDay('2026-13-01'), isDay('13 May'), isDay(null)]).toEqual([true, false, false, false]);
});
