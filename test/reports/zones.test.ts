import { foldClosures } from '@desk/core/reports/fold';
import type { SentimentReport } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { createBusiness, type Person } from '../people.ts';
import { type Closed, insertClosed } from './closed-chats.ts';

type By = 'hour' | 'day' | 'week';
const QUARTER = 900_000;

/** Reads the wall clock of a zone: what this test goes by, instead of the database. */
function clockOf(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  return (at: number) => {
    const [, date = '', hour = ''] = /^(\S+), (\d\d)/.exec(format.format(at)) ?? [];
    return { date, hour: Number(hour) };
  };
}

/** Which step of its zone a moment is in: hours by date and hour and how often that hour came before, weeks by their Monday. */
function stepOf(zone: string, by: By) {
  const clock = clockOf(zone);
  return (at: number) => {
    const { date, hour } = clock(at);
    if (by === 'day') return date;
    if (by === 'week') return new Date(Date.parse(date) - ((new Date(date).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
    return `${date} ${hour} ${clock(at - 3_600_000).hour === hour ? 'again' : ''}`;
  };
}

/** The steps from `from` to `to` with the number of closures in each, by looking at every quarter of an hour. */
function expectedSteps(zone: string, by: By, from: number, to: number, closed: readonly Closed[]) {
  const step = stepOf(zone, by);
  let start = from;
  while (step(start - QUARTER) === step(from)) start -= QUARTER;
  const steps: { start: string; closures: number }[] = [];
  for (let at = start; at < to; at += QUARTER) {
    if (at === start || step(at) !== step(at - QUARTER)) steps.push({ start: new Date(at).toISOString(), closures: 0 });
    if (at >= from) steps.at(-1)!.closures += closed.filter((each) => each.at.getTime() >= at && each.at.getTime() < at + QUARTER).length;
  }
  return steps;
}

async function reported(supervisor: Person, zone: string, by: By, from: number, to: number) {
  const range = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  const { buckets } = await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}&zone=${encodeURIComponent(zone)}&by=${by}`);
  return buckets.map(({ start, positive, neutral, negative, notSet }) => ({ start, closures: positive + neutral + negative + notSet }));
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
      const [seen, wanted] = [await reported(supervisor, zone, by, start, end), expectedSteps(zone, by, start, end, closed)];
      // The half hour that Lord Howe has twice is named after the hour that it is half of, not after its first minute.
      const isHalf = zone === 'Australia/Lord_Howe' && by === 'hour';
      expect(isHalf ? seen.map(({ closures }) => closures) : seen, by).toEqual(isHalf ? wanted.map(({ closures }) => closures) : wanted);
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
  for (const report of ['sentiment', 'tags'])
    for (const [query, path] of refused)
      expect(await supervisor.send('GET', `/api/reports/${report}?${query}`), query).toMatchObject({
        status: 422,
        body: { code: 'invalid', errors: [{ path, message: expect.any(String) }] },
      });
});
