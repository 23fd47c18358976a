import { Segment } from '@desk/protocol/closure';
import type { ReplyTimeReport, RowReportFilter } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { closuresMatching } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { spread } from './spread.ts';

/** Where bins of the first reply begin, in seconds; the last one has no end. */
const BINS = [0, 15, 30, 45, 60, 120, 300, 900];

type Row = Omit<ReplyTimeReport, 'unit' | 'bins'> & { bins: { bin: number; closures: number }[] };

/** How fast customers were answered and where the time of their chats went, by one definition each. From the rows, exact. */
export async function replyTimeReport(db: Db, who: Member, filter: RowReportFilter): Promise<ReplyTimeReport> {
  const columns = Segment.options.map((segment) => sql.raw(`t.${segment}_ms / 1000.0 as ${segment}`));
  const segments = Segment.options.map(
    (name) =>
      sql`jsonb_build_object('segment', ${sql.lit(name)}, 'seconds', coalesce(sum(${sql.raw(name)}), 0)::float) || ${spread(name)} - 'measured'`,
  );
  const { rows } = await sql<Row>`with
    found as materialized (
      select cl.handled_seconds, extract(epoch from ch.first_reply_at - ch.opened_at) as reply, t.closure_id is not null as timed, ${sql.join(columns)}
      from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id
      left join closure_times t on t.closure_id = cl.id where ${closuresMatching(who, filter)}),
    goal as (select reply_target_seconds as seconds from workspaces where id = ${who.workspaceId}),
    bins as (select width_bucket(reply, ${BINS}::numeric[]) - 1 as bin, count(*)::int as closures from found where reply is not null group by 1)
    select count(*)::int as closures, (select seconds from goal) as "targetSeconds",
      ${spread('reply')} || jsonb_build_object('inTarget', count(*) filter (where reply <= (select seconds from goal))) as "firstReply",
      ${spread('handled_seconds')} as handled, (count(*) filter (where timed))::int as timed,
      coalesce(sum(queue + agent + customer + pending), 0)::float as "totalSeconds", jsonb_build_array(${sql.join(segments)}) as segments,
      coalesce((select jsonb_agg(b) from bins b), '[]') as bins from found`.execute(db);
  const { bins, ...row } = rows[0]!;
  return {
    unit: 'closures',
    ...row,
    bins: BINS.map((fromSeconds, i) => ({
      fromSeconds,
      toSeconds: BINS[i + 1] ?? null,
      closures: bins.find(({ bin }) => bin === i)?.closures ?? 0,
    })),
  };
}
