import { DeskError } from '@desk/protocol/errors';
import type { ReportFilter } from '@desk/protocol/report';
import { type RawBuilder, sql } from 'kysely';

type Span = Pick<ReportFilter, 'from' | 'to' | 'zone' | 'by'>;

/**
 * The CTE `named`: the first moment (`start`) of each hour, day or week of a zone that lies in a range. The zone is asked for each step, never for
 * each row: a row finds its step by looking between the starts. A step is named after its first quarter, found by looking: where clocks go back over
 * a midnight that comes twice, the database means the second one. [F2]
 */
export function namedSteps({ zone, by }: Pick<Span, 'zone' | 'by'>, from: Date, to: Date): RawBuilder<unknown> {
  const last = sql`${to}::timestamptz - interval '1 microsecond'`;
  const step = sql.lit(by);
  return sql`moments as (select generate_series(${from}::timestamptz, ${last}, ${sql.lit(LOOK[by])}::interval) as at union all select ${last}),
      steps as (select distinct date_trunc(${step}, at, ${zone}) as step from moments),
      named as (select (select min(at) from generate_series(step - interval '1 hour', step + interval '1 hour', '15 minutes') at
        where date_trunc(${step}, at, ${zone}) = step) as start from steps)`;
}

/**
 * How often to look which step it is, so that none is missed. Steps cannot be counted up from the first: clocks change by half an hour
 * somewhere (Lord Howe), and somewhere at midnight (Cairo), where a day begins at one o'clock and the next one does not.
 */
const LOOK = { hour: '15 minutes', day: '12 hours', week: '1 day' };

const QUARTER = 15 * 60_000;
const LENGTH = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/**
 * The range of a report, taken down to the quarter hour.
 * @throws DeskError `invalid` for an unknown zone, a range that is empty or gives more than 2,000 steps
 */
export function range(filter: Span): { from: Date; to: Date } {
  const [from, to] = [filter.from, filter.to].map((text) => new Date(Math.floor(Date.parse(text) / QUARTER) * QUARTER)) as [Date, Date];
  const errors = [];
  if (to <= from) errors.push({ path: 'to', message: 'The range is empty: choose a later end.' });
  if ((to.getTime() - from.getTime()) / LENGTH[filter.by] > 2_000)
    errors.push({ path: 'by', message: 'That range has too many steps. Choose a wider step.' });
  if (!isZone(filter.zone)) errors.push({ path: 'zone', message: 'There is no such time zone.' });
  if (errors.length > 0) throw new DeskError('invalid', 'This report cannot be made.', { errors });
  return { from, to };
}

/** True for an IANA zone by any of its names. An offset is none: it would be another zone after the next change of clocks. */
function isZone(name: string): boolean {
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
