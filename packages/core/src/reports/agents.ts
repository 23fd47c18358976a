import type { AgentReport, RowReportFilter } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import { closuresMatching } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { sentimentSums } from './sentiment-counts.ts';
import { spread } from './spread.ts';

/** Standing closures by the agent who held the chat: how many, how fast, how they ended and what was noted. From the rows, exact. */
export async function agentReport(db: Db, who: Member, filter: RowReportFilter): Promise<AgentReport> {
  const { rows } = await sql<AgentReport['rows'][number]>`select
      case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as agent, count(*)::int as closures,
      ${sentimentSums('1')}, ${spread('extract(epoch from ch.first_reply_at - ch.opened_at)')} as "firstReply", ${spread('cl.handled_seconds')} as handled,
      (count(*) filter (where exists (select from closure_tags ct where ct.closure_id = cl.id)))::int as tagged,
      (count(*) filter (where exists (select from chat_references r where r.closure_id = cl.id and r.kind = 'jira')))::int as jira
    from closures cl join chats ch on ch.id = cl.chat_id join customers cu on cu.id = ch.customer_id left join users u on u.id = cl.agent_id
    where ${closuresMatching(who, filter)} group by u.id order by closures desc, u.name`.execute(db);
  return { unit: 'closures', rows };
}
