import type { SentimentReport } from '@desk/protocol/report';
import { expect, test } from 'vitest';
import { weekHours } from './week-hours.ts';

const bucket = (start: string, positive: number) => ({ start, positive, neutral: 0, negative: 0, notSet: 1 });

test('hours fold into the week of the zone, and empty ends of the day are left out', () => {
  const report: SentimentReport = {
    unit: 'closures',
    zone: 'Europe/Amsterdam',
    from: '2026-05-10T22:00:00.000Z',
    to: '2026-05-17T22:00:00.000Z',
    by: 'hour',
    buckets: [bucket('2026-05-13T08:00:00.000Z', 4), bucket('2026-05-13T10:00:00.000Z', 1), bucket('2026-05-06T08:00:00.000Z', 2)],
    total: { positive: 7, neutral: 0, negative: 0, notSet: 3 },
  };
  const week = weekHours(report, 'Europe/Amsterdam');
  expect(week.columns).toEqual(['10', '11', '12']);
  expect(week.values[2]).toEqual([8, 0, 2]);
  expect(week.summary).toBe('Closed chats by weekday and hour. Busiest: Wed 10 to 11, 8.');
});
