import { expect, test } from 'vitest';
import { periodAfter, periodAsPlace, periodBefore, periodOf, periodWords } from './period.ts';

const zone = 'Europe/Amsterdam';
const now = new Date('2026-05-17T08:12:52Z');
const of = (text: string) => periodOf(new URLSearchParams(text), zone, now);

test('seven days ending today are the default, and a period is whole days of the business', () => {
  const period = of('');
  expect([period.first, period.last, period.days, period.isRunning]).toEqual(['2026-05-11', '2026-05-17', 7, true]);
  expect([period.from.toISOString(), period.to.toISOString()]).toEqual(['2026-05-10T22:00:00.000Z', '2026-05-17T22:00:00.000Z']);
  expect(periodWords(period, zone, now)).toBe('11–17 May');
  expect(periodWords(of('range=30'), zone, now)).toMatch(/^18 Apr\s–\s17 May$/);
  expect(periodWords(of('range=today'), zone, now)).toBe('17 May');
});

test('the period before has the same length and ends where this one starts', () => {
  const period = of('range=14');
  const before = periodBefore(period, zone, now);
  expect([before.first, before.last, before.days]).toEqual(['2026-04-20', '2026-05-03', 14]);
  expect(before.to).toEqual(period.from);
});

test('stepping forward stops at today, and a mistyped range is read the right way round', () => {
  expect(periodAfter(of('first=2026-05-08&last=2026-05-14'), zone, now)).toMatchObject({ first: '2026-05-11', last: '2026-05-17' });
  expect(of('first=2026-05-09&last=2026-05-03')).toMatchObject({ first: '2026-05-09', last: '2026-05-09' });
});

test('where nothing was is said in words', () => {
  const place = (query: string) => periodAsPlace(of(query), zone, now);
  expect(place('first=2026-05-11&last=2026-05-17')).toBe('between 11 and 17 May');
  expect(place('first=2026-04-28&last=2026-05-04')).toBe('between 28 April and 4 May');
  expect(place('first=2026-05-13&last=2026-05-13')).toBe('on 13 May');
  expect(place('first=2020-01-01&last=2020-01-07')).toBe('between 1 and 7 January 2020');
  expect(place('first=2025-12-30&last=2026-01-02')).toBe('between 30 December 2025 and 2 January 2026');
});
