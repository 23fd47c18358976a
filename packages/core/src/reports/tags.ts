import { compareNames } from '@desk/protocol/compare-names';
import type { ReportFilter, SentimentCounts, TagReport } from '@desk/protocol/report';
import type { TagRef } from '@desk/protocol/tag';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { scopeOf, within } from './scope.ts';
import { narrowed, range } from './sentiment.ts';
import { countSums, NOTHING, sentimentSums } from './sentiment-counts.ts';

type Row = SentimentCounts & { tag: TagRef | null; total: number; all: number };

/**
 * Standing closures by tag and sentiment, most used first. A closure with two tags counts in two rows and once in `total`. One statement,
 * so that rows and total are of the same moment.
 * @throws DeskError `invalid` like the sentiment report
 */
export async function tagReport(db: Db, who: Member, filter: ReportFilter): Promise<TagReport> {
  const { from, to } = range(filter);
  const asked = sql`b.workspace_id = ${who.workspaceId} ${within(scopeOf(who), 'b.department_id')} ${narrowed(filter)}`;
  const { rows } = await sql<Row>`
    with tagged as materialized (${tagged(filter, asked, from, to)}),
      by_tag as (select b.tag_id, ${countSums()} from tagged b group by 1)
    select case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) end as tag,
      b.positive, b.neutral, b.negative, b."notSet", b.positive + b.neutral + b.negative + b."notSet" as total,
      (${once(filter, asked, from, to)}) as all
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

const DAY = 86_400_000;

/** The counts by tag: whole days of UTC from the sums of days, what sticks out at both ends from the quarters of an hour. */
function tagged(filter: ReportFilter, asked: RawBuilder<unknown>, from: Date, to: Date): RawBuilder<unknown> {
  const [first, last] = [new Date(Math.ceil(from.getTime() / DAY) * DAY), new Date(Math.floor(to.getTime() / DAY) * DAY)];
  const quarters = (start: Date, end: Date) => sql`select b.tag_id, ${sentimentSums('b.closures', 'not_set')} from report_tag_buckets b
    where ${asked} and b.start >= ${start} and b.start < ${end} group by 1`;
  if (filter.agent !== undefined || last <= first) return quarters(from, to);
  const days = sql`select b.tag_id, b.positive, b.neutral, b.negative, b.not_set from report_tag_days b
    where ${asked} and b.start >= ${first} and b.start < ${last}`;
  const ends = [...(from < first ? [quarters(from, first)] : []), ...(last < to ? [quarters(last, to)] : [])];
  return sql.join([days, ...ends], sql` union all `);
}

/** Each closure once, however many tags it has. */
function once(filter: ReportFilter, asked: RawBuilder<unknown>, from: Date, to: Date): RawBuilder<unknown> {
  const inRange = sql`where ${asked} and b.start >= ${from} and b.start < ${to}`;
  if (filter.tag !== undefined) return sql`select sum(b.closures)::int from report_tag_buckets b ${inRange}`;
  if (filter.agent !== undefined) return sql`select sum(b.closures)::int from report_buckets b ${inRange}`;
  return sql`select sum(b.positive + b.neutral + b.negative + b.not_set)::int from report_totals b ${inRange}`;
}
