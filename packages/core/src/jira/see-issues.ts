import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import type { StatusCategory } from '@desk/protocol/jira-issue';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { tellAgain } from './news-to-tell.ts';

/**
 * What was read of an issue. `issueId` is JIRA's numeric id, the identity; all else is for display and changes. `updated` is JIRA's time of the last
 * change, ISO-8601, null where it says none.
 */
export type SeenIssue = {
  issueId: string;
  key: string;
  summary: string;
  status: string | null;
  category: StatusCategory;
  updated: string | null;
};

type Site = { id: JiraConnectionId; workspaceId: WorkspaceId };

/**
 * Keeps what was read of issues. One that moved, was renamed or went on is to be told to the chats that carry it, by a job of its own: see
 * `letChatsFollow`. One that reads as before changes nothing, and an answer older than what is known is not believed. [J7]
 */
export async function seeIssues(db: Db, site: Site, seen: readonly SeenIssue[]): Promise<void> {
  if (seen.length === 0) return;
  const columns = (['issueId', 'key', 'summary', 'category'] as const).map((name) => textArray(seen.map((issue) => issue[name])));
  const nullable = (['status', 'updated'] as const).map((name) => textArray(seen.map((issue) => issue[name] ?? '')));
  await sql`with read as (
      select distinct on (issue_id) issue_id, key, summary, category, nullif(status, '') as status, nullif(updated, '')::timestamptz as updated_at
      from unnest(${sql.join([...columns, ...nullable])}) as v (issue_id, key, summary, category, status, updated))
      insert into jira_issues as ji (workspace_id, connection_id, issue_id, key, summary, status, category, updated_at, seen_at, done_since, tell_at)
      select ${site.workspaceId}, ${site.id}, issue_id, key, summary, status, category, updated_at, now(),
        case when category = 'done' then coalesce(updated_at, now()) end, case when category = 'done' then ${TOGETHER} end
      from read
      on conflict (connection_id, issue_id) do update set key = excluded.key, summary = excluded.summary, status = excluded.status,
        category = excluded.category, updated_at = excluded.updated_at, seen_at = excluded.seen_at, state = 'there', was_deleted = false,
        done_since = case when excluded.category = 'done' then coalesce(ji.done_since, now()) end,
        tell_at = case when excluded.category = 'done' then coalesce(ji.tell_at, ${TOGETHER}) end, ${tellAgain(READS_OTHERWISE)}
      where ji.updated_at is null or excluded.updated_at is null or excluded.updated_at >= ji.updated_at`.execute(db);
  const ids = [...new Set(seen.map((issue) => issue.issueId))];
  await planNextLook(db, site, ids);
}

/** What is done within a minute is told together, when it is over; what is taken up again before is not told. [J14] */
const TOGETHER = sql`date_trunc('minute', now()) + interval '1 minute'`;

const READS_OTHERWISE = sql`(ji.key, ji.summary, ji.status, ji.category, ji.state)
  is distinct from (excluded.key, excluded.summary, excluded.status, excluded.category, 'there')`;

/** Issues that JIRA no longer shows us: deleted, when it had said so, else hidden from our user. What they said is no longer shown. [J7] */
export async function loseIssues(db: Db, site: Site, issueIds: readonly string[]): Promise<void> {
  if (issueIds.length === 0) return;
  const state = sql`case when ji.was_deleted then 'deleted' else 'hidden' end`;
  await sql`update jira_issues ji set seen_at = case when ji.state = ${state} then ji.seen_at else now() end, state = ${state},
      due_at = case when ji.was_deleted then null else now() + interval '1 day' end, ${tellAgain(sql`ji.state <> ${state}`)}
    where ji.connection_id = ${site.id} and ji.issue_id = any(${textArray(issueIds)})`.execute(db);
}

/** Open issues of recent links each 5 minutes, older ones each hour; done ones daily for a week; an issue without a link not at all. */
export async function planNextLook(db: Db, site: Pick<Site, 'id'>, issueIds: readonly string[]): Promise<void> {
  await sql`update jira_issues ji set due_at = case
      when links.newest is null or ji.done_since < now() - interval '7 days' then null
      when ji.category = 'done' then now() + interval '1 day'
      when links.newest > now() - interval '7 days' then now() + interval '5 minutes'
      else now() + interval '1 hour' end
    from (select i.id, (select max(r.changed_at) from chat_references r where r.connection_id = ${site.id} and r.issue_id = i.id
      and r.state = 'linked') as newest from unnest(${textArray(issueIds)}) as i (id)) as links
    where ji.connection_id = ${site.id} and ji.issue_id = links.id`.execute(db);
}
