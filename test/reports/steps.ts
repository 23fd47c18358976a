import type { ReportFilter, SentimentReport } from '@desk/protocol/report';

export type By = ReportFilter['by'];
export type Step = { start: string; closures: number };

const QUARTER = 900_000;

/** Reads the wall clock of a zone: what these tests go by, instead of the database. */
function clockOf(zone: string) {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  return (at: number) => {
    const [, date = '', minute = ''] = /^(\S+), \d\d:(\d\d)/.exec(format.format(at)) ?? [];
    return { date, minute: Number(minute) };
  };
}

/**
 * Which step of its zone a quarter of an hour is in: days by their date, weeks by their Monday, hours by the moment at which their clock showed,
 * or would have shown, the full hour.
 */
function stepOf(zone: string, by: By) {
  const clock = clockOf(zone);
  return (at: number) => {
    const { date, minute } = clock(at);
    if (by === 'hour') return String(at - minute * 60_000);
    if (by === 'day') return date;
    return new Date(Date.parse(date) - ((new Date(date).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  };
}

/** The steps from `from` to `to` with the number of closures in each, by looking at every quarter of an hour. */
export function expectedSteps(zone: string, by: By, from: number, to: number, closedAt: readonly number[]): Step[] {
  const step = stepOf(zone, by);
  const inQuarter = Map.groupBy(closedAt, (at) => Math.floor(at / QUARTER) * QUARTER);
  let start = from;
  while (step(start - QUARTER) === step(from)) start -= QUARTER;
  const steps: Step[] = [];
  let before = '';
  for (let at = start; at < to; at += QUARTER) {
    const now = step(at);
    if (now !== before) steps.push({ start: new Date(at).toISOString(), closures: 0 });
    before = now;
    if (at >= from) steps.at(-1)!.closures += inQuarter.get(at)?.length ?? 0;
  }
  return steps;
}

/** A report as its steps with all that was closed in each. */
export function stepsOf({ buckets }: SentimentReport): Step[] {
  return buckets.map(({ start, positive, neutral, negative, notSet }) => ({ start, closures: positive + neutral + negative + notSet }));
}
