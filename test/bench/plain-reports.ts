import { deepStrictEqual } from 'node:assert';
import type { SentimentReport, TagReport } from '@desk/protocol/report';
import type postgres from 'postgres';

type Range = { from: Date; to: Date; zone: string };
type Counts = { positive: number; neutral: number; negative: number; notSet: number };

/** The same figures by a plain group by over the closures. Throws when one differs. @returns how long it took, in ms */
export async function plainSentiment(
  sql: postgres.Sql,
  workspaceId: string,
  { from, to, zone }: Range,
  report: SentimentReport,
): Promise<number> {
  const started = performance.now();
  const rows = await sql<(Counts & { start: Date })[]>`select date_trunc('day', closed_at, ${zone}) as start, ${counts(sql)} from closures
    where workspace_id = ${workspaceId} and undone_at is null and closed_at >= ${from} and closed_at < ${to} group by 1 order by 1`;
  const ms = performance.now() - started;
  const days = report.buckets.filter(({ start: _, ...day }) => Object.values(day).some((count) => count > 0));
  deepStrictEqual(
    days,
    rows.map(({ start, ...day }) => ({ start: start.toISOString(), ...day })),
  );
  return ms;
}

/** The tag report by a plain join and group by. Throws when a figure differs. @returns how long it took, in ms */
export async function plainTags(sql: postgres.Sql, workspaceId: string, { from, to }: Range, report: TagReport): Promise<number> {
  const started = performance.now();
  const rows = await sql<(Counts & { tag: string | null; total: number })[]>`select ct.tag_id as tag, ${counts(sql)}, count(*)::int as total
    from closures cl left join closure_tags ct on ct.closure_id = cl.id
    where cl.workspace_id = ${workspaceId} and undone_at is null and closed_at >= ${from} and closed_at < ${to} group by 1`;
  const ms = performance.now() - started;
  const byTag = new Map(rows.map(({ tag, ...row }) => [tag, row]));
  deepStrictEqual(report.untagged, byTag.get(null));
  deepStrictEqual(
    new Map(report.rows.map(({ tag, ...row }) => [tag.id as string | null, row])),
    new Map([...byTag].filter(([tag]) => tag !== null).sort(([a], [b]) => order(report, a!) - order(report, b!))),
  );
  return ms;
}

function order(report: TagReport, tag: string): number {
  return report.rows.findIndex((row) => row.tag.id === tag);
}

function counts(sql: postgres.Sql) {
  return sql`(count(*) filter (where sentiment = 'positive'))::int as positive, (count(*) filter (where sentiment = 'neutral'))::int as neutral,
    (count(*) filter (where sentiment = 'negative'))::int as negative, (count(*) filter (where sentiment is null))::int as "notSet"`;
}
