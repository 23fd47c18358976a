import type { SentimentReport } from '@desk/protocol/report';
import { countText } from '../charts/figure-text.ts';
import { tallyTotal } from '../charts/stack-column.ts';

/** Counts by weekday (rows) and hour of the day (columns), with the busiest cell in words. */
export type WeekHours = { rows: string[]; columns: string[]; values: number[][]; summary: string };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Folds hourly buckets into a week of the zone, and leaves out the hours at both ends of the day in which nothing ever happens. */
export function weekHours(report: SentimentReport, zone: string): WeekHours {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const all = DAYS.map(() => Array.from({ length: 24 }, () => 0));
  for (const bucket of report.buckets) {
    const parts = Object.fromEntries(format.formatToParts(new Date(bucket.start)).map((part) => [part.type, part.value]));
    const row = all[DAYS.indexOf(parts.weekday ?? '')];
    if (row) row[Number(parts.hour)]! += tallyTotal(bucket);
  }
  const isUsed = (hour: number) => all.some((row) => row[hour]! > 0);
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter(isUsed);
  const [first, last] = [used[0] ?? 8, used.at(-1) ?? 18];
  const hours = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const values = all.map((row) => hours.map((hour) => row[hour]!));
  return { rows: DAYS, columns: hours.map(String), values, summary: summaryOf(values, hours) };
}

function summaryOf(values: number[][], hours: number[]): string {
  let best = { count: -1, day: 0, hour: 0 };
  for (const [day, row] of values.entries())
    for (const [i, count] of row.entries()) if (count > best.count) best = { count, day, hour: hours[i]! };
  return `Closed chats by weekday and hour. Busiest: ${DAYS[best.day]} ${best.hour} to ${best.hour + 1}, ${countText(best.count)}.`;
}
