import type { ReportFilter, SentimentCounts, SentimentFilter, SentimentReport } from '@desk/protocol/report';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { type Scope, scopeOf, within, withinSums } from './scope.ts';
import { addCounts, countSums, NOTHING, sentimentSums } from './sentiment-counts.ts';
import { namedSteps, range } from './steps.ts';

/**
 * Standing closures by sentiment over time, from the sums: cost grows with the range, not with the closures. Days and weeks are those of
 * `zone`, so a day may have 23 or 25 hours. `from` and `to` are taken down to the quarter hour, as the answer says. [F2]
 * @throws DeskError `invalid` like `range`
 */
export async function sentimentReport(db: Db, who: Member, filter: SentimentFilter): Promise<SentimentReport> {
  const { from, to } = range(filter);
  const { rows } = await sql<SentimentCounts & { start: Date }>`
    with ${namedSteps(filter, from, to)},
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
