import type { Moment } from './history.ts';
import { WORKSPACE } from './people.ts';
import type { Random } from './random.ts';
import { STORIES } from './stories.ts';

const DAY_MS = 86_400_000;
const DAYS = 14;
const MINUTE_MS = 60_000;

/** How busy each hour of the business's day is, from midnight on. */
const HOURS = [0, 0, 0, 0, 0, 0, 1, 4, 9, 14, 16, 15, 12, 12, 13, 13, 12, 11, 10, 11, 10, 6, 3, 1];
const WEEKDAYS: Record<string, number> = { Sat: 0.55, Sun: 0.4, Mon: 1, Tue: 0.9, Wed: 0.85, Thu: 0.85, Fri: 0.8 };
const BUSIEST = Math.max(...HOURS);

/** The fibre cut of the stories: a morning of outages some days ago. */
const OUTAGE = { daysAgo: 5, fromHour: 9, hours: 3, chats: 70 };
/** Whenever the demo is opened, the last hour has something to show. */
const LAST_HOUR = 80;

/** When `count` chats closed during the two weeks before `now`: by business hours, with one bad morning and a lively last hour. */
export function pickMoments(count: number, now: Date, random: Random): Moment[] {
  const moments: Moment[] = [];
  const outage = STORIES.find(({ tag }) => tag === 'Outage')!;
  for (let i = 0; i < LAST_HOUR; i++)
    moments.push({ closedAt: new Date(now.getTime() - (6 * MINUTE_MS + random.next() * 54 * MINUTE_MS)) });
  const cut = startOfHour(now, OUTAGE.daysAgo, OUTAGE.fromHour);
  for (let i = 0; i < OUTAGE.chats; i++)
    moments.push({ closedAt: new Date(cut + random.next() * OUTAGE.hours * 60 * MINUTE_MS), story: outage });
  while (moments.length < count) {
    const closedAt = new Date(now.getTime() - 6 * MINUTE_MS - random.next() * DAYS * DAY_MS);
    if (random.chance(busyness(closedAt))) moments.push({ closedAt });
  }
  return moments.sort((a, b) => a.closedAt.getTime() - b.closedAt.getTime());
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: WORKSPACE.zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });

/** From 0 to 1: how likely somebody writes at this time of the business's week. */
function busyness(at: Date): number {
  const { weekday, hour } = localTime(at);
  return ((HOURS[hour] ?? 0) / BUSIEST) * (WEEKDAYS[weekday] ?? 1);
}

function localTime(at: Date): { weekday: string; hour: number } {
  const parts = Object.fromEntries(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
  return { weekday: parts.weekday ?? '', hour: Number(parts.hour) };
}

/** That hour of the business's day, so many days ago, as milliseconds; minutes are those of `now`, which nobody will miss. */
function startOfHour(now: Date, daysAgo: number, hour: number): number {
  const there = now.getTime() - daysAgo * DAY_MS;
  return there + (hour - localTime(new Date(there)).hour) * 60 * MINUTE_MS;
}
