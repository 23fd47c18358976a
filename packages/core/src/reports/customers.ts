import type { CustomerReport, RowReportFilter } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { closuresMatching } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { sentimentSums } from './sentiment-counts.ts';

const MOST = 10;

type All = Pick<CustomerReport, 'closures' | 'attended' | 'customers' | 'returning'>;

/** Who wrote: by channel with its sentiment, answered or not, and those who came most. One statement, so that all is of the same moment. */
export async function customerReport(db: Db, who: Member, filter: RowReportFilter): Promise<CustomerReport> {
  const { rows } = await sql<All & Pick<CustomerReport, 'channels' | 'most'>>`with
    found as materialized (
      select cl.sentiment, cl.channel, ch.first_reply_at is not null as attended, cu.id as customer_id, cu.name
      from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id where ${closuresMatching(who, filter)}),
    channels as (
      select channel, count(*)::int as closures, (count(*) filter (where attended))::int as attended, ${sentimentSums('1')} from found group by 1),
    visitors as (select customer_id, name, count(*)::int as closures, ${sentimentSums('1')} from found group by 1, 2),
    most as (select jsonb_build_object('id', customer_id, 'name', name) as customer, closures, positive, neutral, negative, "notSet"
      from visitors where closures > 1 order by closures desc, negative desc, name limit ${MOST})
    select (select count(*) from found)::int as closures, (select count(*) from found where attended)::int as attended,
      (select count(*) from visitors)::int as customers, (select count(*) from visitors where closures > 1)::int as returning,
      coalesce((select jsonb_agg(c order by c.closures desc) from channels c), '[]') as channels,
      coalesce((select jsonb_agg(m) from most m), '[]') as most`.execute(db);
  return { unit: 'closures', ...rows[0]! };
}
