import type { ClosureReference } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import type { StatusCategory } from '@desk/protocol/jira-issue';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { change } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** What was read of an issue. `issueId` is JIRA's numeric id, the identity; all else is for display and changes. */
export type SeenIssue = { issueId: string; key: string; summary: string; status: string | null; category: StatusCategory };

/** Chats that were closed longer ago are on no screen; whoever opens one reads it anew. */
const ON_SCREENS_DAYS = 30;

type Site = { id: JiraConnectionId; workspaceId: WorkspaceId };

/**
 * Keeps what was read of issues, and lets the chats that carry them follow: an issue that moved, was renamed or went on is a change of each
 * chip, live. An issue that reads as before changes nothing. [J7]
 */
export async function seeIssues(db: Db, site: Site, seen: readonly SeenIssue[]): Promise<void> {
  if (seen.length === 0) return;
  const columns = (['issueId', 'key', 'summary', 'category'] as const).map((name) => textArray(seen.map((issue) => issue[name])));
  const status = textArray(seen.map((issue) => issue.status ?? ''));
  const { rows: changed } = await sql<{ issue_id: string }>`with read as (
      select distinct on (issue_id) issue_id, key, summary, category, nullif(status, '') as status
      from unnest(${sql.join(columns)}, ${status}) as v (issue_id, key, summary, category, status)),
    before as (select ji.* from jira_issues ji join read using (issue_id) where ji.connection_id = ${site.id}),
    kept as (
      insert into jira_issues (workspace_id, connection_id, issue_id, key, summary, status, category, seen_at, state)
      select ${site.workspaceId}, ${site.id}, issue_id, key, summary, status, category, now(), 'there' from read
      on conflict (connection_id, issue_id) do update set key = excluded.key, summary = excluded.summary, status = excluded.status,
        category = excluded.category, seen_at = excluded.seen_at, state = 'there')
    select read.issue_id from read join before using (issue_id)
    where (before.key, before.summary, before.status, before.category, before.state)
      is distinct from (read.key, read.summary, read.status, read.category, 'there')`.execute(db);
  await letChatsFollow(
    db,
    site,
    changed.map((row) => row.issue_id),
  );
}

/** Tells each chat that carries one of these issues what is now known of them. */
async function letChatsFollow(db: Db, site: Site, issueIds: readonly string[]): Promise<void> {
  if (issueIds.length === 0) return;
  const { rows } = await sql<{
    id: ReferenceId;
    chatId: ChatId;
    issueId: string;
  }>`select r.id, r.chat_id as "chatId", r.issue_id as "issueId"
    from chat_references r join closures cl on cl.id = r.closure_id
    where r.connection_id = ${site.id} and r.issue_id = any(${textArray(issueIds)}) and cl.undone_at is null
      and cl.closed_at > now() - make_interval(days => ${ON_SCREENS_DAYS}) order by r.id desc`.execute(db);
  for (const reference of rows) await follow(db, site, reference);
}

async function follow(db: Db, site: Site, { id, chatId, issueId }: { id: ReferenceId; chatId: ChatId; issueId: string }): Promise<void> {
  try {
    await change<'reference.changed', { issue: SeenIssue | null; baseUrl: string }>(db, system(site.workspaceId, 'JIRA'), chatId, {
      action: 'track-reference',
      more: sql`, (select jsonb_build_object('key', key, 'summary', summary, 'status', status, 'category', category)
        from jira_issues where connection_id = ${site.id} and issue_id = ${issueId}) as issue,
        (select base_url from jira_connections where id = ${site.id}) as "baseUrl"`,
      decide: (state, _now, { issue, baseUrl }) => {
        const closure = state.closure!;
        const before = closure.references.find((reference) => reference.id === id);
        if (!before || !issue) return null;
        const { key, summary, status, category } = issue;
        const reference: ClosureReference = { ...before, key, summary, status, category, url: `${baseUrl}/browse/${key}` };
        const references = closure.references.map((each) => (each.id === id ? reference : each));
        return {
          next: { closure: { ...closure, references } },
          type: 'reference.changed',
          data: { closureId: closure.id, reference },
          writes: [
            sql`followed as (update chat_references r set issue_key = ${key}::text, url = ${reference.url}::text from moved where r.id = ${id})`,
          ],
        };
      },
    });
  } catch (error) {
    // The close was taken back in this moment: nobody shows the reference any more.
    if (!(error instanceof DeskError && error.code === 'not-open')) throw error;
  }
}
