import type { ChatId, JiraConnectionId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { Notice } from '@desk/protocol/notice';
import { sql } from 'kysely';
import { type Member, system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';

const AT_ONCE = 50;

/**
 * Tells who closed a chat with one of these issues that it is done: once for each chat and issue, and again when it was taken up and is done
 * again. A chat that nobody of the team closed has nobody to tell. [J14]
 */
export async function tellDone(
  db: Db,
  site: { id: JiraConnectionId; workspaceId: WorkspaceId },
  issueIds: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ userId: UserId }>`insert into notices (workspace_id, user_id, chat_id, connection_id, issue_id, done_since)
    select distinct cl.workspace_id, cl.closed_by_id, cl.chat_id, r.connection_id, r.issue_id, ji.done_since
    from chat_references r
    join closures cl on cl.id = r.closure_id and cl.undone_at is null and cl.closed_by_kind in ('agent', 'supervisor')
    join users u on u.id = cl.closed_by_id
    join jira_issues ji on ji.connection_id = r.connection_id and ji.issue_id = r.issue_id and ji.category = 'done' and ji.done_since is not null
    where r.connection_id = ${site.id} and r.issue_id = any(${textArray(issueIds)}) and r.state = 'linked' and ji.done_since > cl.closed_at
    on conflict do nothing returning user_id as "userId"`.execute(db);
  for (const agentId of new Set(rows.map(({ userId }) => userId)))
    await record(db, system(site.workspaceId, 'JIRA'), 'notices.changed', { agentId });
}

/** What I was told and have not seen, the newest first. */
export async function myNotices(db: Db, who: Member): Promise<Notice[]> {
  const { rows } =
    await sql<Notice>`select n.chat_id as "chatId", jsonb_build_object('id', cu.id, 'name', cu.name) as customer, ji.key, ji.summary,
      j.base_url || '/browse/' || ji.key as url, ${iso('n.done_since')} as at
    from notices n
    join chats c on c.id = n.chat_id join customers cu on cu.id = c.customer_id
    join jira_issues ji on ji.connection_id = n.connection_id and ji.issue_id = n.issue_id and ji.state = 'there'
      and ji.done_since = n.done_since
    join jira_connections j on j.id = n.connection_id
    where n.workspace_id = ${who.workspaceId} and n.user_id = ${who.id} and n.seen_at is null
    order by n.done_since desc, n.chat_id limit ${AT_ONCE}`.execute(db);
  return rows;
}

/** I have read what was told of these chats; other pages of mine hear of it. */
export async function seeNotices(db: Db, who: Member, chatIds: readonly ChatId[]): Promise<void> {
  const { numAffectedRows = 0n } = await sql`update notices set seen_at = now()
    where workspace_id = ${who.workspaceId} and user_id = ${who.id} and seen_at is null and chat_id = any(${textArray(chatIds)})`.execute(
    db,
  );
  if (numAffectedRows > 0n) await record(db, who, 'notices.changed', { agentId: who.id });
}
