import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** Chats that were closed longer ago are on no screen; whoever opens one reads it anew. */
const ON_SCREENS_DAYS = 30;

/** An issue whose chats are being told what is new of it, the newest first: all from `before` on have heard. `round` counts what was new. */
export type NewsToTell = {
  connectionId: JiraConnectionId;
  workspaceId: WorkspaceId;
  issueId: string;
  before: ReferenceId | null;
  round: number;
};

/** For an update of `jira_issues` (alias `ji`): when `isNews` its chats are to be told, from the first one on. */
export function tellAgain(isNews: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`follow_due_at = case when ${isNews} then now() else ji.follow_due_at end,
    follow_before = case when ${isNews} then null else ji.follow_before end, follow_round = ji.follow_round + case when ${isNews} then 1 else 0 end`;
}

/** The sites with issues whose chats are to be told of them. */
export async function sitesWithNews(db: Db): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{
    id: JiraConnectionId;
  }>`select distinct connection_id as id from jira_issues where follow_due_at <= now()`.execute(db);
  return rows.map((row) => row.id);
}

/** Takes one such issue, for a minute: if its job is lost, the next one goes on where it was. */
export async function claimNews(db: Db, connectionId: JiraConnectionId): Promise<NewsToTell | null> {
  const { rows } = await sql<NewsToTell>`update jira_issues set follow_due_at = now() + interval '1 minute'
    where connection_id = ${connectionId} and issue_id = (
      select issue_id from jira_issues where connection_id = ${connectionId} and follow_due_at <= now()
      order by follow_due_at limit 1 for update skip locked)
    returning connection_id as "connectionId", workspace_id as "workspaceId", issue_id as "issueId", follow_before as before,
      follow_round as round`.execute(db);
  return rows[0] ?? null;
}

/** The next chats that have not heard, the newest first. */
export async function chatsToTell(
  db: Db,
  { connectionId, issueId, before }: NewsToTell,
  limit: number,
): Promise<{ id: ReferenceId; chatId: ChatId }[]> {
  const { rows } = await sql<{ id: ReferenceId; chatId: ChatId }>`select r.id, r.chat_id as "chatId"
    from chat_references r join closures cl on cl.id = r.closure_id
    where r.connection_id = ${connectionId} and r.issue_id = ${issueId} and (${before}::text is null or r.id < ${before}) and cl.undone_at is null
      and cl.closed_at > now() - make_interval(days => ${ON_SCREENS_DAYS}) order by r.id desc limit ${limit}`.execute(db);
  return rows;
}

/** All from `before` on have heard; null: all have. Unless there was news meanwhile, of which all must hear. */
export async function newsTold(db: Db, { connectionId, issueId, round }: NewsToTell, before: ReferenceId | null): Promise<void> {
  const dueAt = before === null ? sql`null` : sql`now()`;
  await sql`update jira_issues set follow_due_at = ${dueAt}, follow_before = ${before}
    where connection_id = ${connectionId} and issue_id = ${issueId} and follow_round = ${round}`.execute(db);
}
