import { compareNames } from '@desk/protocol/compare-names';
import type { Figures, SentimentCounts } from '@desk/protocol/report';
import type { TagRef } from '@desk/protocol/tag';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { type Scope, within, withinSums } from './scope.ts';
import { addCounts, NOTHING, sentimentSums } from './sentiment-counts.ts';

/** Sentiment of the window's closures in twelve even steps, from the rows themselves: exact at once, before any fold. */
export async function wallSentiment(db: Db, scope: Scope, from: Date, to: Date): Promise<Figures['sentiment']> {
  const step = (to.getTime() - from.getTime()) / 12;
  const { rows } = await sql<SentimentCounts & { step: number }>`select s.step, ${sentimentSums('(cl.id is not null)::int')}
    from generate_series(0, 11) s(step)
    left join closures cl on cl.workspace_id = ${scope.workspaceId} and cl.undone_at is null and cl.closed_at > ${from} and cl.closed_at <= ${to} ${within(scope, 'cl.department_id')}
      and least(11, floor(extract(epoch from cl.closed_at - ${from}::timestamptz) * 1000 / ${step}::float8))::int = s.step
    group by s.step order by s.step`.execute(db);
  const buckets = rows.map(({ step: i, ...counts }) => ({ start: new Date(from.getTime() + i * step).toISOString(), ...counts }));
  return { buckets, total: buckets.reduce(addCounts, NOTHING) };
}

/** How many days before say what is usual. */
const DAYS = 14;

/**
 * Tags of the window, most used first, beside what is usual in these departments: the mean of the same time of the last 14 days, an hour of theirs
 * that is in it in part counting in part.
 */
export async function wallTags(db: Db, scope: Scope, from: Date, to: Date): Promise<Figures['tags']> {
  const { rows } = await sql<{ tag: TagRef; count: number; usual: number }>`
    with counts as (
      select ct.tag_id, count(*)::int as count from closures cl join closure_tags ct on ct.closure_id = cl.id
      where cl.workspace_id = ${scope.workspaceId} and cl.undone_at is null and cl.closed_at > ${from} and cl.closed_at <= ${to} ${within(scope, 'cl.department_id')}
      group by ct.tag_id order by count desc limit 8),
    hours as (
      select ${from}::timestamptz - make_interval(hours => 24 * days) as low, ${to}::timestamptz - make_interval(hours => 24 * days) as high
      from generate_series(1, ${DAYS}::int) d(days)),
    usual as (
      select b.tag_id, sum((b.positive + b.neutral + b.negative + b.not_set)
        * extract(epoch from least(b.start + interval '1 hour', h.high) - greatest(b.start, h.low)) / 3600) as closures
      from hours h join report_tag_sums b on b.workspace_id = ${scope.workspaceId} and b.grain = 'hour' ${withinSums(scope)}
        and b.start > h.low - interval '1 hour' and b.start < h.high
      group by 1)
    select jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) as tag, n.count, (coalesce(u.closures, 0) / ${DAYS}::float8)::float as usual
    from counts n join tags t on t.id = n.tag_id left join usual u on u.tag_id = n.tag_id`.execute(db);
  return rows.sort((a, b) => b.count - a.count || compareNames(a.tag.name, b.tag.name));
}
