import type { JiraConnectionId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** An issue whose count of negative closures of the last seven days is another than JIRA was told. */
export type CountToTell = { issueId: string; negative: number };

/** Which of these issues have another count than JIRA was told. [J12] */
export async function countsToTell(db: Db, connectionId: JiraConnectionId, issueIds: readonly string[]): Promise<CountToTell[]> {
  const { rows } = await sql<CountToTell>`select ji.issue_id as "issueId", week.negative from jira_issues ji
    cross join lateral (
      select count(distinct cl.id)::int as negative from chat_references r join closures cl on cl.id = r.closure_id
      where r.connection_id = ji.connection_id and r.issue_id = ji.issue_id and r.state = 'linked' and cl.undone_at is null
        and cl.sentiment = 'negative' and cl.closed_at > now() - interval '7 days') week
    where ji.connection_id = ${connectionId} and ji.issue_id = any(${textArray(issueIds)}) and ji.state = 'there'
      and week.negative <> ji.told_negative`.execute(db);
  return rows;
}

export async function countTold(db: Db, connectionId: JiraConnectionId, { issueId, negative }: CountToTell): Promise<void> {
  await sql`update jira_issues set told_negative = ${negative} where connection_id = ${connectionId} and issue_id = ${issueId}`.execute(db);
}
