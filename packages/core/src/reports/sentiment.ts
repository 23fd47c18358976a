import { DeskError } from '@desk/protocol/errors';
import type { ReportFilter, SentimentCounts, SentimentFilter, SentimentReport } from '@desk/protocol/report';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { type Scope, scopeOf, within, withinSums } from './scope.ts';
import { addCounts, countSums, NOTHING, sentimentSums } from './sentiment-counts.ts';

/**
 * Standing closures by sentiment over time, from the sums: cost grows with the range, not with the closures. Days and weeks are those of
 * `zone`, so a day may have 23 or 25 hours. `from` and `to` are taken down to the quarter hour, as the answer says. [F2]
 * @throws DeskError `invalid` for an unknown zone, a range that is empty or gives more than 2,000 buckets
 */
export async function sentimentReport(db: Db, who: Member, filter: SentimentFilter): Promise<SentimentReport> {
  const { from, to } = range(filter);
  const by = sql.lit(filter.by);
  const last = sql`${to}::timestamptz - interval '1 microsecond'`;
  // The zone is asked for each step, never for each row: a row finds its step by looking between the starts. A step is named after its first
  // quarter, found by looking: where clocks go back over a midnight that comes twice, the database means the second one.
  const { rows } = await sql<SentimentCounts & { start: Date }>`
    with moments as (select generate_series(${from}::timestamptz, ${last}, ${sql.lit(LOOK[filter.by])}::interval) as at union all select ${last}),
      steps as (select distinct date_trunc(${by}, at, ${filter.zone}) as step from moments),
      named as (select (select min(at) from generate_series(step - interval '1 hour', step + interval '1 hour', '15 minutes') at
        where date_trunc(${by}, at, ${filter.zone}) = step) as start from steps),
      edges as (select start as at from named union all select ${from}::timestamptz union all select ${to}::timestamptz),
      starts as materialized (select array(select start from named order by start) as list, (${coarsestGrain()}) as grain),
      counted as (select width_bucket(b.start, (select list from starts)) as step, ${summed(filter, scopeOf(who, filter.department))} and b.workspace_id = ${who.workspaceId}
        and b.start >= ${from}::timestamptz and b.start < ${to}::timestamptz group by 1)
    select s.start, ${countSums()} from starts, unnest(list) with ordinality s (start, step) left join counted b on b.step = s.step
    group by s.start order by s.start`.execute(db);
  const buckets = rows.map(({ start, ...counts }) => ({ start: start.toISOString(), ...counts }));
  return {
    unit: 'closures',
    zone: filter.zone,
    from: from.toISOString(),
    to: to.toISOString(),
    by: filter.by,
    buckets,
    total: buckets.reduce(addCounts, NOTHING),
  };
}

/** Whole days or hours where every step begins and ends with one of UTC, else quarters of an hour. */
function coarsestGrain(): RawBuilder<unknown> {
  const all = (seconds: number) => sql`bool_and(extract(epoch from at)::bigint % ${sql.lit(seconds)} = 0)`;
  return sql`select case when ${all(86_400)} then 'day' when ${all(3_600)} then 'hour' else 'quarter' end from edges`;
}

/** The columns, the table to read and its departments: the coarsest one that still knows what is asked for. */
function summed(filter: SentimentFilter, scope: Scope): RawBuilder<unknown> {
  if (filter.tag === undefined && filter.agent === undefined && filter.channel === undefined)
    return sql`${countSums('not_set')} from report_totals b where b.grain = (select grain from starts) ${withinSums(scope)}`;
  const table = filter.tag === undefined ? sql`report_buckets` : sql`report_tag_buckets`;
  const ofChannel = filter.channel === undefined ? sql`` : sql`and b.channel = ${filter.channel}`;
  return sql`${sentimentSums('b.closures', 'not_set')} from ${table} b where true ${within(scope, 'b.department_id')} ${narrowed(filter)} ${ofChannel}`;
}

/** The conditions that both reports share, on the alias `b`. `none` asks for what has no tag. */
export function narrowed(filter: Pick<ReportFilter, 'agent' | 'tag'>) {
  return sql`${filter.agent === undefined ? sql`` : sql`and b.agent_id = ${filter.agent}`}
    ${filter.tag === undefined ? sql`` : sql`and b.tag_id = ${filter.tag === 'none' ? '' : filter.tag}`}`;
}

/**
 * How often to look which step it is, so that none is missed. Steps cannot be counted up from the first: clocks change by half an hour
 * somewhere (Lord Howe), and somewhere at midnight (Cairo), where a day begins at one o'clock and the next one does not.
 */
const LOOK = { hour: '15 minutes', day: '12 hours', week: '1 day' };

const QUARTER = 15 * 60_000;
const LENGTH = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** @throws DeskError `invalid` */
export function range(filter: ReportFilter): { from: Date; to: Date } {
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
