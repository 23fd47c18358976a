import { addDays, type Day, dayIn, daysBetween, isDay, startOfDay } from './zoned-day.ts';

/**
 * A stretch of whole days in the zone of the business. `from` and `to` are moments, `to` is exclusive. `isRunning`: today is in it.
 * `until` is `to`, or now while the period runs: what has been counted so far.
 */
export type Period = { first: Day; last: Day; days: number; from: Date; to: Date; until: Date; isRunning: boolean };

export const ranges = [
  { value: 'today', label: 'Today', days: 1 },
  { value: '7', label: 'Last 7 days', days: 7 },
  { value: '14', label: 'Last 14 days', days: 14 },
  { value: '30', label: 'Last 30 days', days: 30 },
] as const;

const LONGEST = 400;

/** The period that an address asks for: `range=today|7|14|30`, or `first` and `last` as days. Seven days when it asks for nothing. */
export function periodOf(query: URLSearchParams, zone: string, now: Date): Period {
  const today = dayIn(zone, now);
  const [first, last] = [query.get('first'), query.get('last')];
  if (isDay(first) && isDay(last)) {
    const end = daysBetween(first, last) < 0 ? first : last;
    return periodBetween(daysBetween(first, end) >= LONGEST ? addDays(end, 1 - LONGEST) : first, end, zone, now);
  }
  const range = ranges.find(({ value }) => value === query.get('range')) ?? ranges[1];
  return periodBetween(addDays(today, 1 - range.days), today, zone, now);
}

/** The period of the same length that ends where this one starts. */
export function periodBefore(period: Period, zone: string, now: Date): Period {
  return periodBetween(addDays(period.first, -period.days), addDays(period.first, -1), zone, now);
}

/** The next period of the same length, never beyond today. */
export function periodAfter(period: Period, zone: string, now: Date): Period {
  const last = addDays(period.last, period.days);
  const today = dayIn(zone, now);
  return last > today
    ? periodBetween(addDays(today, 1 - period.days), today, zone, now)
    : periodBetween(addDays(period.last, 1), last, zone, now);
}

/** `13 May`, `11–17 May`, with the year when it is not the one of `now`. */
export function periodWords(period: Period, zone: string, now: Date): string {
  const isThisYear = period.first.slice(0, 4) === dayIn(zone, now).slice(0, 4);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return format.formatRange(period.from, new Date(period.to.getTime() - 1)).replace(/^(\d+)\s–\s(?=\d+ )/u, '$1–');
}

/** `on 13 May`, `between 11 and 17 May`, `between 28 April and 4 May 2025`: where in time something is missing, with the year when it is not this one. */
export function periodAsPlace({ first, last, from, to }: Period, zone: string, now: Date): string {
  const say = (at: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);
  const isThisYear = [first, last].every((day) => day.slice(0, 4) === dayIn(zone, now).slice(0, 4));
  const end = say(new Date(to.getTime() - 1), { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) });
  if (first === last) return `on ${end}`;
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  const begin = say(from, { day: 'numeric', ...(isOneMonth ? {} : { month: 'long' }), ...(isOneYear ? {} : { year: 'numeric' }) });
  return `between ${begin} and ${end}`;
}

/** The period from one day to another, both included. */
export function periodBetween(first: Day, last: Day, zone: string, now: Date): Period {
  const from = startOfDay(first, zone);
  const to = startOfDay(addDays(last, 1), zone);
  const isRunning = from <= now && now < to;
  return { first, last, days: daysBetween(first, last) + 1, from, to, until: isRunning ? now : to, isRunning };
}
