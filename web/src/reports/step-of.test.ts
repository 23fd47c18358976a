import { expect, test } from 'vitest';
import { periodOf } from '../clock/period.ts';
import { stepWords } from './step-of.ts';

const zone = 'Europe/Amsterdam';
const now = new Date('2026-11-30T12:00:00Z');
const day = periodOf(new URLSearchParams('first=2026-10-25&last=2026-10-25'), zone, now);
const names = (...starts: string[]) => starts.map((start) => stepWords(new Date(start), 'hour', day, zone).name);

test('[F2] [fault D03] an hour that the clocks show twice says which one it is, every other does not', () => {
  expect(names('2026-10-24T23:00:00Z', '2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z')).toEqual([
    '01:00 to 02:00',
    '02:00 to 02:00, GMT+2',
    '02:00 to 03:00, GMT+1',
    '03:00 to 04:00',
  ]);
});

test('days of one week go by their weekday, others by their date', () => {
  const words = (query: string) =>
    stepWords(new Date('2026-05-12T22:00:00Z'), 'day', periodOf(new URLSearchParams(query), zone, now), zone);
  expect(words('first=2026-05-11&last=2026-05-17')).toEqual({ label: 'Wed', name: 'Wednesday 13 May' });
  expect(words('first=2026-05-01&last=2026-05-31')).toEqual({ label: '13 May', name: 'Wednesday 13 May' });
});
