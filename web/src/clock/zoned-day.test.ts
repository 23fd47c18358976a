import { expect, test } from 'vitest';
import { addDays, dayIn, daysBetween, isDay, startOfDay } from './zoned-day.ts';

const QUARTER = 900_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

test('[F2] [fault D04] a day whose midnight does not exist starts when its clocks do, and one with two midnights at the first', () => {
  expect(startOfDay('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
  expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
  expect(startOfDay('2026-11-01', 'America/Havana').toISOString()).toBe('2026-11-01T04:00:00.000Z');
});

test('[F2] [fault D04] around every change of clocks of 2025 to 2027 in every zone, a day starts with the first quarter of an hour that has its date', () => {
  const [begin, end] = [Date.UTC(2025, 0, 1), Date.UTC(2028, 0, 1)];
  const seen = new Set<string>();
  let compared = 0;
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
    const ahead = (at: number) => Date.parse(`${format.format(at).replace(', ', 'T')}Z`) - at;
    const noons = Array.from({ length: (end - begin) / DAY }, (_, i) => begin + (i + 0.5) * DAY);
    // Week by week first, for speed: no zone changes back within one.
    const weeks = noons.filter((_, i) => i % 7 === 0).filter((noon) => ahead(noon) !== ahead(noon + 7 * DAY));
    const changes = weeks.flatMap((week) => noons.filter((at) => at >= week && at < week + 7 * DAY && ahead(at) !== ahead(at + DAY)));
    // Zones whose clocks are the same all the time are one.
    const rule = JSON.stringify(changes.map((noon) => [noon, ahead(noon), ahead(noon + DAY)]));
    if (seen.has(rule)) continue;
    seen.add(rule);
    for (const noon of changes) {
      for (const utc of [noon - DAY / 2, noon + DAY / 2, noon + 1.5 * DAY]) {
        const day = new Date(utc).toISOString().slice(0, 10);
        let first = Math.floor((utc - ahead(utc)) / QUARTER) * QUARTER - 3 * HOUR;
        while (!format.format(first).startsWith(day)) first += QUARTER;
        compared++;
        if (startOfDay(day, zone).getTime() !== first) expect.fail(`${day} in ${zone} starts at ${new Date(first).toISOString()}`);
      }
    }
  }
  expect(compared).toBeGreaterThan(400);
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
