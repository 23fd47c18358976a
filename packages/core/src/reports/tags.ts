import type { WorkspaceId } from '@desk/protocol/ids';
import type { ReportFilter, SentimentCounts, TagReport } from '@desk/protocol/report';
import type { TagRef } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { narrowed, range } from './sentiment.ts';
import { NOTHING, sentimentSums } from './sentiment-counts.ts';

type Row = SentimentCounts & { tag: TagRef | null; total: number };

/**
 * Standing closures by tag and sentiment, most used first. A closure with two tags counts in two rows and once in `total`.
 * @throws DeskError `invalid` like the sentiment report
 */
export async function tagReport(db: Db, workspaceId: WorkspaceId, filter: ReportFilter): Promise<TagReport> {
  const { from, to } = range(filter);
  const inRange = sql`b.workspace_id = ${workspaceId} and b.start >= ${from} and b.start < ${to} ${narrowed(filter)}`;
  const [rows, total] = await Promise.all([
    sql<Row>`select case when t.id is null then null else jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) end as tag,
        ${sentimentSums('b.closures')}, sum(b.closures)::int as total
      from report_tag_buckets b left join tags t on t.id = b.tag_id where ${inRange}
      group by t.id having sum(b.closures) > 0 order by total desc, lower(t.name)`.execute(db),
    sql<{
      total: number;
    }>`select coalesce(sum(b.closures), 0)::int as total from ${filter.tag === undefined ? sql`report_buckets` : sql`report_tag_buckets`} b
      where ${inRange}`.execute(db),
  ]);
  const untagged = rows.rows.find((row) => row.tag === null);
  return {
    unit: 'closures',
    from: from.toISOString(),
    to: to.toISOString(),
    rows: rows.rows.flatMap(({ tag, ...counts }) => (tag === null ? [] : [{ tag, ...counts }])),
    untagged: untagged
      ? {
          positive: untagged.positive,
          neutral: untagged.neutral,
          negative: untagged.negative,
          notSet: untagged.notSet,
          total: untagged.total,
        }
      : { ...NOTHING, total: 0 },
    total: total.rows[0]!.total,
  };
}
