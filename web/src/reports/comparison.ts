import { type Period, periodBefore, periodBetween, periodWords } from '../clock/period.ts';
import { addDays, type Day, dayIn, daysBetween, startOfDay } from '../clock/zoned-day.ts';

/** What a period is compared with; the address says which, `compare=year`. Without a word there it is the period before. */
export type Comparison = 'before' | 'weekdays' | 'year' | 'none';

/** The other period of a comparison, its days in words, and `until`: as far into it as the first one has come. */
export type Against = { period: Period; words: string; until: Date };

const QUARTER_MS = 15 * 60_000;

/** The comparison that an address asks for. */
export function comparisonOf(query: URLSearchParams): Comparison {
  const asked = query.get('compare');
  return asked === 'weekdays' || asked === 'year' || asked === 'none' ? asked : 'before';
}

/** What `period` is compared with, as long as it is; undefined for no comparison. */
export function againstOf(comparison: Comparison, period: Period, zone: string, now: Date): Against | undefined {
  const other = otherPeriod(comparison, period, zone, now);
  return other && { period: other, words: periodWords(other, zone, now), until: comparableEnd(period, other, zone) };
}

function otherPeriod(comparison: Comparison, period: Period, zone: string, now: Date): Period | undefined {
  const from = (first: Day) => periodBetween(first, addDays(first, period.days - 1), zone, now);
  switch (comparison) {
    case 'before':
      return periodBefore(period, zone, now);
    case 'weekdays':
      // So many whole weeks earlier that the two do not overlap.
      return from(addDays(period.first, -7 * Math.ceil(period.days / 7)));
    case 'year':
      return from(yearBefore(period.first));
    case 'none':
      return undefined;
    default:
      return comparison satisfies never;
  }
}

/** The same day of the year before; the 28th for a 29 February. */
function yearBefore(day: Day): Day {
  const date = day.slice(4) === '-02-29' ? '-02-28' : day.slice(4);
  return `${Number(day.slice(0, 4)) - 1}${date}`;
}

/**
 * As far into the other period as this one has come, by the clocks of its zone (on a day on which they change, so many hours): the fair base for a comparison while the period still runs. To the
 * nearest quarter of an hour, in which sums are kept, so that reports from sums and reports from closures compare with the same.
 */
export function comparableEnd(period: Period, other: Period, zone: string): Date {
  if (!period.isRunning) return other.to;
  const today = dayIn(zone, period.until);
  const midnight = startOfDay(addDays(other.first, daysBetween(period.first, today)), zone);
  const end = midnight.getTime() + (period.until.getTime() - startOfDay(today, zone).getTime());
  return new Date(Math.min(Math.round(end / QUARTER_MS) * QUARTER_MS, other.to.getTime()));
}
