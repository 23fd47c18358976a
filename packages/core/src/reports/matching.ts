import type { MatchingReport, RowReportFilter } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { closuresMatching } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { sentimentSums } from './sentiment-counts.ts';

const TAGS = 30;

/** What fits the filters, tag algebra included: how many, how they ended, and which tags they carry, most used first (at most 30). */
export async function matchingReport(db: Db, who: Member, filter: RowReportFilter): Promise<MatchingReport> {
  const { rows } = await sql<Omit<MatchingReport, 'unit'>>`with
    found as materialized (select cl.id, cl.sentiment from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id
      where ${closuresMatching(who, filter)}),
    tagged as (select jsonb_build_object('id', t.id, 'name', t.name, 'hue', t.hue) as tag, count(*)::int as closures, ${sentimentSums('1')}
      from found f join closure_tags ct on ct.closure_id = f.id join tags t on t.id = ct.tag_id group by t.id order by 2 desc, t.name limit ${TAGS})
    select (select count(*) from found)::int as closures, ${sentimentSums('1')}, coalesce((select jsonb_agg(t) from tagged t), '[]') as tags from found`.execute(
    db,
  );
  return { unit: 'closures', ...rows[0]! };
}
