import { DeskError } from '@desk/protocol/errors';
import type { WorkspaceId } from '@desk/protocol/ids';
import type { ReportFilter, SentimentCounts, SentimentReport } from '@desk/protocol/report';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { addCounts, NOTHING, sentimentSums } from './sentiment-counts.ts';

/**
 * Standing closures by sentiment over time, from the buckets: cost grows with the range, not with the closures. Days and weeks are those of
 * `zone`, so a day may have 23 or 25 hours. `from` and `to` are taken down to the quarter hour, as the answer says.
 * @throws DeskError `invalid` for an unknown zone, a range that is empty or gives more than 2,000 buckets
 */
export async function sentimentReport(db: Db, workspaceId: WorkspaceId, filter: ReportFilter): Promise<SentimentReport> {
  const { from, to } = range(filter);
  const by = sql.lit(filter.by);
  const step = sql.lit(`1 ${filter.by}`);
  const tagged = filter.tag === undefined ? sql`report_buckets` : sql`report_tag_buckets`;
  const { rows } = await sql<SentimentCounts & { start: Date }>`
    select s.start, ${sentimentSums('b.closures')}
    from generate_series(date_trunc(${by}, ${from}::timestamptz, ${filter.zone}), ${to}::timestamptz - interval '1 microsecond', ${step}::interval, ${filter.zone}) s(start)
    left join ${tagged} b on b.workspace_id = ${workspaceId} and b.start >= ${from}::timestamptz and b.start < ${to}::timestamptz
      and date_trunc(${by}, b.start, ${filter.zone}) = s.start ${narrowed(filter)}
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

/** The conditions that both reports share, on the alias `b`. `none` asks for what has no department or no tag. */
export function narrowed(filter: Pick<ReportFilter, 'department' | 'agent' | 'tag'>) {
  const none = (value: string) => (value === 'none' ? '' : value);
  return sql`${filter.department === undefined ? sql`` : sql`and b.department_id = ${none(filter.department)}`}
    ${filter.agent === undefined ? sql`` : sql`and b.agent_id = ${filter.agent}`}
    ${filter.tag === undefined ? sql`` : sql`and b.tag_id = ${none(filter.tag)}`}`;
}

const QUARTER = 15 * 60_000;
const LENGTH = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** @throws DeskError `invalid` */
export function range(filter: ReportFilter): { from: Date; to: Date } {
  const [from, to] = [filter.from, filter.to].map((text) => new Date(Math.floor(Date.parse(text) / QUARTER) * QUARTER)) as [Date, Date];
  const errors = [];
  if (to <= from) errors.push({ path: 'to', message: 'The range is empty: choose a later end.' });
  if ((to.getTime() - from.getTime()) / LENGTH[filter.by] > 2_000)
    errors.push({ path: 'by', message: 'That range has too many steps. Choose a wider step.' });
  if (!Intl.supportedValuesOf('timeZone').includes(filter.zone) && filter.zone !== 'UTC')
    errors.push({ path: 'zone', message: 'There is no such time zone.' });
  if (errors.length > 0) throw new DeskError('invalid', 'This report cannot be made.', { errors });
  return { from, to };
}
