import { startOfDay } from '@desk/core/db/start-of-day';
import { foldClosures } from '@desk/core/reports/fold';
import type { SentimentReport } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness, type Person } from '../people.ts';
import { type Closed, insertClosed } from './closed-chats.ts';
import { type By, expectedSteps, stepsOf } from './steps.ts';

async function reported(supervisor: Person, zone: string, by: By, from: number, to: number) {
  const range = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  return stepsOf(await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}&zone=${encodeURIComponent(zone)}&by=${by}`));
}

const CASES: [zone: string, from: string, to: string, what: string][] = [
  ['Europe/Amsterdam', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 'a day of 23 hours'],
  ['Europe/Amsterdam', '2026-10-23T22:00:00Z', '2026-10-26T23:00:00Z', 'a day of 25 hours'],
  ['America/St_Johns', '2026-03-07T03:30:00Z', '2026-03-10T02:30:00Z', 'half an hour beside the hour, a day of 23 hours'],
  ['America/St_Johns', '2026-10-31T02:30:00Z', '2026-11-03T03:30:00Z', 'half an hour beside the hour, a day of 25 hours'],
  ['Asia/Kathmandu', '2026-06-01T18:15:00Z', '2026-06-04T18:15:00Z', 'a quarter beside the hour'],
  ['Australia/Lord_Howe', '2026-04-03T13:00:00Z', '2026-04-06T13:30:00Z', 'clocks that change by half an hour'],
  ['Africa/Cairo', '2026-04-22T22:00:00Z', '2026-04-26T21:00:00Z', 'a day without midnight'],
  ['Asia/Beirut', '2026-03-27T22:00:00Z', '2026-03-31T21:00:00Z', 'a day without midnight in another week'],
  ['Pacific/Kiritimati', '2026-01-01T05:45:00Z', '2026-01-03T18:30:00Z', 'ends in the middle of a day'],
  ['UTC', '2025-12-29T00:00:00Z', '2026-01-05T00:00:00Z', 'a week across the year'],
];

for (const [zone, from, to, what] of CASES) {
  test(`[F2] hours, days and weeks of ${zone} are those of its clocks: ${what}`, async ({ desk }) => {
    const business = await createBusiness(desk);
    const supervisor = await business.person('supervisor');
    const [start, end] = [Date.parse(from), Date.parse(to)];
    // One closure every 40 minutes, and a gap of ten hours: steps without any must be there as well.
    const closed: Closed[] = [];
    for (let at = start - 7_200_000; at < end + 7_200_000; at += 2_400_000)
      if (at < start + 36_000_000 || at > start + 72_000_000) closed.push({ at: new Date(at), sentiment: 'neutral' });
    await insertClosed(desk.db, business, closed);
    while ((await foldClosures(desk.db, business.workspaceId)) > 0);
    for (const by of ['hour', 'day', 'week'] as const) {
      const seen = await reported(supervisor, zone, by, start, end);
      const wanted = expectedSteps(
        zone,
        by,
        start,
        end,
        closed.map(({ at }) => at.getTime()),
      );
      expect(seen, by).toEqual(wanted);
    }
  });
}

test('[F2] every zone that a browser may name is one that the database knows, by any of its names', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const { rows } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(desk.db);
  const known = new Set(rows.map(({ name }) => name));
  expect(Intl.supportedValuesOf('timeZone').filter((zone) => !known.has(zone))).toEqual([]);
  const [start, end] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-01-02T00:00:00Z')];
  for (const zone of [
    'Asia/Katmandu',
    'Asia/Kathmandu',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Europe/Kiev',
    'Europe/Kyiv',
    'Etc/UTC',
    'US/Eastern',
  ])
    expect((await reported(supervisor, zone, 'day', start, end)).length, zone).toBeGreaterThan(0);
});

test('[F2] [fault D04] today begins with its first moment, where midnight is missing and where it comes twice', async ({ desk }) => {
  const began = async (zone: string, at: string) => {
    const { rows } = await sql<{ start: Date }>`select ${startOfDay(sql`${at}::timestamptz`, sql`${zone}`)} as start`.execute(desk.db);
    return rows[0]!.start.toISOString();
  };
  expect(await began('America/Santiago', '2026-09-06T12:00:00Z')).toBe('2026-09-06T04:00:00.000Z');
  expect(await began('America/Havana', '2026-11-01T04:30:00Z')).toBe('2026-11-01T04:00:00.000Z');
  expect(await began('America/Havana', '2026-11-01T20:00:00Z')).toBe('2026-11-01T04:00:00.000Z');
  expect(await began('Atlantic/Azores', '2026-10-25T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
  expect(await began('Europe/Amsterdam', '2026-05-13T12:00:00Z')).toBe('2026-05-12T22:00:00.000Z');
});

test('[F2] what is no zone, no range or too many steps is refused by field', async ({ desk }) => {
  const supervisor = await (await createBusiness(desk)).person('supervisor');
  const day = 'from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z';
  const refused: [string, string][] = [
    [`${day}&zone=Mars/Olympus`, 'zone'],
    [`${day}&zone=%2B05:30`, 'zone'],
    [`${day}&zone=-03`, 'zone'],
    [`${day}&zone=`, 'zone'],
    ['from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z', 'to'],
    ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'],
    ['from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&by=hour', 'by'],
    ['from=yesterday&to=2026-01-02T00:00:00Z', 'from'],
    ['from=2026-01-01&to=2026-01-02T00:00:00Z', 'from'],
    [`${day}&by=month`, 'by'],
  ];
  expect(await supervisor.send('GET', `/api/reports/sentiment?${day}&channel=web&tag=none`)).toMatchObject({
    status: 422,
    body: { code: 'invalid', errors: [{ path: 'channel' }] },
  });
  for (const report of ['sentiment', 'tags'])
    for (const [query, path] of refused)
      expect(await supervisor.send('GET', `/api/reports/${report}?${query}`), query).toMatchObject({
        status: 422,
        body: { code: 'invalid', errors: [{ path, message: expect.any(String) }] },
      });
});
