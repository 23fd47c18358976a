import type { ChatId, JiraConnectionId, UserId, WorkspaceId } from '@desk/protocol/ids';
import type { Notice, NoticeLeft } from '@desk/protocol/notice';
import { type RawBuilder, sql } from 'kysely';
import { type Member, system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import { type Scope, scopeOf, within } from '../reports/scope.ts';

const AT_ONCE = 50;

/** The sites with issues that are done, of which is told now. */
export async function sitesToTell(db: Db): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{ id: JiraConnectionId }>`select distinct connection_id as id from jira_issues where tell_at <= now()`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/**
 * Tells of a site's issues that are done: who closed a chat with one, unless they do not want to know, and who asked for it. Once for each chat and
 * issue, and again when it was taken up and is done again. One transaction: whoever is killed half-way has told nobody, and tells again. [J14]
 */
export async function tellDone(db: Db, connectionId: JiraConnectionId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ userId: UserId; workspaceId: WorkspaceId }>`with due as (
        update jira_issues set tell_at = null where connection_id = ${connectionId} and tell_at <= now()
        returning connection_id, issue_id, category, done_since),
      links as (
        select r.id, r.workspace_id, r.chat_id, r.connection_id, r.issue_id, due.done_since, cl.closed_by_id, cl.closed_by_kind
        from due
        join chat_references r on r.connection_id = due.connection_id and r.issue_id = due.issue_id and r.state = 'linked'
        join closures cl on cl.id = r.closure_id and cl.undone_at is null and cl.closed_at < due.done_since
        where due.category = 'done' and due.done_since is not null),
      wanted as (
        select l.*, u.id as user_id from links l join users u on u.id = l.closed_by_id and l.closed_by_kind in ('agent', 'supervisor')
        where not exists (select from reference_watches w where w.reference_id = l.id and w.user_id = u.id and not w.wants)
        union
        select l.*, w.user_id from links l join reference_watches w on w.reference_id = l.id and w.wants)
      insert into notices (workspace_id, user_id, chat_id, connection_id, issue_id, done_since)
      select distinct workspace_id, user_id, chat_id, connection_id, issue_id, done_since from wanted
      on conflict do nothing returning user_id as "userId", workspace_id as "workspaceId"`.execute(tx);
    for (const [agentId, workspaceId] of new Map(rows.map((row) => [row.userId, row.workspaceId])))
      await record(tx, system(workspaceId, 'JIRA'), 'notices.changed', { agentId });
  });
}

/** A notice that tells what its issue still is; for the aliases `n`, `c` (its chat), `cu` (the customer), `ji` and `j` (the site). */
const STANDING: RawBuilder<unknown> = sql`notices n
  join chats c on c.id = n.chat_id join customers cu on cu.id = c.customer_id
  join jira_issues ji on ji.connection_id = n.connection_id and ji.issue_id = n.issue_id and ji.state = 'there' and ji.done_since = n.done_since
  join jira_connections j on j.id = n.connection_id`;

const NOTICE: RawBuilder<unknown> = sql`n.chat_id as "chatId", c.number::int as "chatNumber", jsonb_build_object('id', cu.id, 'name', cu.name) as customer,
  (select jsonb_build_object('id', o.id, 'status', o.status) from chats o where o.workspace_id = c.workspace_id and o.customer_id = c.customer_id
      and (o.status <> 'closed' or cu.opted_out_at is null)
    order by o.status = 'closed', o.status = 'ticketed', o.opened_at desc limit 1) as "replyIn", ji.key, ji.summary,
  j.base_url || '/browse/' || ji.key as url, ${iso('n.done_since')} as at`;

/** What I was told and have not seen, the newest first. */
export async function myNotices(db: Db, who: Member): Promise<Notice[]> {
  const { rows } = await sql<Notice>`select ${NOTICE} from ${STANDING}
    where n.workspace_id = ${who.workspaceId} and n.user_id = ${who.id} and n.seen_at is null
    order by n.done_since desc, n.chat_id limit ${AT_ONCE}`.execute(db);
  return rows;
}

/** Nobody sees to these: whom they were for has left the team, or has not looked for a day. What is older than a week is let go. */
const LEFT_LYING: RawBuilder<unknown> = sql`n.seen_at is null and n.done_since > now() - interval '7 days'
  and (n.done_since < now() - interval '1 day'
    or not exists (select from memberships m where m.workspace_id = n.workspace_id and m.user_id = n.user_id))`;

/** What was told of chats of this scope and nobody sees to, the newest first, with whom it was for. At most 5. */
export async function noticesLeft(db: Db, scope: Scope): Promise<NoticeLeft[]> {
  const { rows } = await sql<NoticeLeft>`select ${NOTICE}, u.name as "toldTo" from ${STANDING} join users u on u.id = n.user_id
    where n.workspace_id = ${scope.workspaceId} and ${LEFT_LYING} ${within(scope, 'c.department_id')}
    order by n.done_since desc, n.chat_id limit 5`.execute(db);
  return rows;
}

/** I have read what was told of these chats; other pages of mine hear of it. Who looks after the team also takes over what was left lying. [J14] */
export async function seeNotices(db: Db, who: Member, chatIds: readonly ChatId[]): Promise<void> {
  const takesOver = who.role === 'agent' ? sql`` : sql`or (${LEFT_LYING} ${within(scopeOf(who), 'c.department_id')})`;
  const { rows } = await sql<{ userId: UserId }>`update notices n set seen_at = now() from chats c
    where n.workspace_id = ${who.workspaceId} and n.seen_at is null and n.chat_id = any(${textArray(chatIds)}) and c.id = n.chat_id
      and (n.user_id = ${who.id} ${takesOver}) returning n.user_id as "userId"`.execute(db);
  for (const agentId of new Set(rows.map(({ userId }) => userId))) await record(db, who, 'notices.changed', { agentId });
}
