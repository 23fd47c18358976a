import { compareNames } from '@desk/protocol/compare-names';
import type { ReportFilter, SentimentCounts, TagReport } from '@desk/protocol/report';
import type { TagRef } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { scopeOf, within } from './scope.ts';
import { narrowed, range } from './sentiment.ts';
import { NOTHING, sentimentSums } from './sentiment-counts.ts';

type Row = SentimentCounts & { tag: TagRef | null; total: number; all: number };

/**
 * Standing closures by tag and sentiment, most used first. A closure with two tags counts in two rows and once in `total`. One statement,
 * so that rows and total are of the same moment.
 * @throws DeskError `invalid` like the sentiment report
 */
export async function tagReport(db: Db, who: Member, filter: ReportFilter): Promise<TagReport> {
  const { from, to } = range(filter);
  const inRange = sql`b.workspace_id = ${who.workspaceId} ${within(scopeOf(who), 'b.department_id')} and b.start >= ${from} and b.start < ${to} ${narrowed(filter)}`;
  const once = filter.tag === undefined ? sql`report_buckets` : sql`report_tag_buckets`;
  const { rows } =
    await sql<Row>`select case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) end as tag,
      ${sentimentSums('b.closures')}, sum(b.closures)::int as total, (select sum(b.closures)::int from ${once} b where ${inRange}) as all
    from report_tag_buckets b left join tags t on t.id = b.tag_id where ${inRange}
    group by t.id having sum(b.closures) > 0`.execute(db);
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
