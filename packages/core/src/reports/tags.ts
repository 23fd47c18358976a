import { compareNames } from '@desk/protocol/compare-names';
import type { ReportFilter, SentimentCounts, TagReport } from '@desk/protocol/report';
import type { TagRef } from '@desk/protocol/tag';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { grainsOf } from './grains.ts';
import { scopeOf, within, withinSums } from './scope.ts';
import { narrowed } from './sentiment.ts';
import { countSums, NOTHING, sentimentSums } from './sentiment-counts.ts';
import { range } from './steps.ts';

type Row = SentimentCounts & { tag: TagRef | null; total: number; all: number };

/**
 * Standing closures by tag and sentiment, most used first. A closure with two tags counts in two rows and once in `total`. One statement,
 * so that rows and total are of the same moment.
 * @throws DeskError `invalid` like the sentiment report
 */
export async function tagReport(db: Db, who: Member, filter: ReportFilter): Promise<TagReport> {
  const { from, to } = range(filter);
  const { rows } = await sql<Row>`
    with tagged as materialized (${tagged(who, filter, from, to)}),
      by_tag as (select b.tag_id, ${countSums()} from tagged b group by 1)
    select case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) end as tag,
      b.positive, b.neutral, b.negative, b."notSet", b.positive + b.neutral + b.negative + b."notSet" as total,
      (${once(who, filter, from, to)}) as all
    from by_tag b left join tags t on t.id = b.tag_id where b.positive + b.neutral + b.negative + b."notSet" > 0`.execute(db);
  const untagged = rows.find((row) => row.tag === null);
  return {
    unit: 'closures',
    from: from.toISOString(),
    to: to.toISOString(),
    rows: rows
      .flatMap(({ tag, all: _, ...counts }) => (tag === null ? [] : [{ tag, ...counts }]))
      .sort((a, b) => b.total - a.total || compareNames(a.tag.name, b.tag.name)),
    untagged: untagged
      ? {
          positive: untagged.positive,
          neutral: untagged.neutral,
          negative: untagged.negative,
          notSet: untagged.notSet,
          total: untagged.total,
        }
      : { ...NOTHING, total: 0 },
    total: rows[0]?.all ?? 0,
  };
}

/**
 * The counts by tag: whole days of UTC from the sums of days, the whole hours that stick out at both ends from those of hours, and what sticks out
 * of these from the quarters of an hour.
 */
function tagged(who: Member, filter: ReportFilter, from: Date, to: Date): RawBuilder<unknown> {
  if (filter.agent !== undefined) return quarters(who, filter, from, to);
  const parts = grainsOf(from, to).map(({ grain, start, end }) =>
    grain === 'quarter' ? quarters(who, filter, start, end) : sums(who, filter, grain, start, end),
  );
  return sql.join(parts, sql` union all `);
}

function quarters(who: Member, filter: ReportFilter, start: Date, end: Date): RawBuilder<unknown> {
  return sql`select b.tag_id, ${sentimentSums('b.closures', 'not_set')} from report_tag_buckets b
    where b.workspace_id = ${who.workspaceId} ${within(scopeOf(who, filter.department), 'b.department_id')} ${narrowed(filter)}
      and b.start >= ${start} and b.start < ${end} group by 1`;
}

function sums(who: Member, filter: ReportFilter, grain: 'hour' | 'day', start: Date, end: Date): RawBuilder<unknown> {
  return sql`select b.tag_id, b.positive, b.neutral, b.negative, b.not_set from report_tag_sums b
    where b.workspace_id = ${who.workspaceId} and b.grain = ${sql.lit(grain)} ${withinSums(scopeOf(who, filter.department))}
      ${filter.tag === undefined ? sql`` : sql`and b.tag_id = ${filter.tag === 'none' ? '' : filter.tag}`}
      and b.start >= ${start} and b.start < ${end}`;
}

/** Each closure once, however many tags it has. */
function once(who: Member, filter: ReportFilter, from: Date, to: Date): RawBuilder<unknown> {
  if (filter.tag === undefined && filter.agent === undefined) {
    const parts = grainsOf(from, to).map(
      ({ grain, start, end }) => sql`select b.positive + b.neutral + b.negative + b.not_set as n from report_totals b
        where b.workspace_id = ${who.workspaceId} and b.grain = ${sql.lit(grain)} ${withinSums(scopeOf(who, filter.department))}
          and b.start >= ${start} and b.start < ${end}`,
    );
    return sql`select sum(n)::int from (${sql.join(parts, sql` union all `)}) parts`;
  }
  const table = filter.tag === undefined ? sql`report_buckets` : sql`report_tag_buckets`;
  return sql`select sum(b.closures)::int from ${table} b where b.workspace_id = ${who.workspaceId} and b.start >= ${from} and b.start < ${to}
    ${within(scopeOf(who, filter.department), 'b.department_id')} ${narrowed(filter)}`;
}
