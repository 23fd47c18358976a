import type { JiraConnectionId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** The sites at which an issue is to be looked at again, and which answer at the moment. */
export async function sitesToRefresh(db: Db): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{ id: JiraConnectionId }>`select j.id from jira_connections j
    where j.retired_at is null and j.token_cipher is not null and not j.held and j.parked_until is null
      and (j.wait_until is null or j.wait_until <= now())
      and exists (select 1 from jira_issues ji where ji.connection_id = j.id and ji.due_at <= now())`.execute(db);
  return rows.map((row) => row.id);
}

/** Takes issues of a site that are to be looked at again, the longest waiting first, for a minute. */
export async function claimDueIssues(db: Db, connectionId: JiraConnectionId, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update jira_issues set due_at = now() + interval '1 minute'
    where connection_id = ${connectionId} and issue_id in (
      select issue_id from jira_issues where connection_id = ${connectionId} and due_at <= now()
      order by due_at limit ${limit} for update skip locked)
    returning issue_id as id`.execute(db);
  return rows.map((row) => row.id);
}

/** The number of an issue of a site that was last seen there, or null. */
export async function anyIssue(db: Db, connectionId: JiraConnectionId): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select issue_id as id from jira_issues where connection_id = ${connectionId} and state = 'there'
    order by seen_at desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
