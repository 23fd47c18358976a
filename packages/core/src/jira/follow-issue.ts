import type { ClosureReference } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { change } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** Chats that were closed longer ago are on no screen; whoever opens one reads it anew. */
const ON_SCREENS_DAYS = 30;

type Site = { id: JiraConnectionId; workspaceId: WorkspaceId };
type Now = Pick<ClosureReference, 'summary' | 'status' | 'category'> & {
  key: string;
  state: 'there' | 'hidden' | 'deleted';
  baseUrl: string;
};

const GONE = { hidden: 'Our JIRA user no longer sees this issue.', deleted: 'Deleted in JIRA.' } as const;

/** Tells each chat that carries one of these issues what is now known of them. [J7] */
export async function letChatsFollow(db: Db, site: Site, issueIds: readonly string[]): Promise<void> {
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
    await change<'reference.changed', { issue: Now | null }>(db, system(site.workspaceId, 'JIRA'), chatId, {
      action: 'track-reference',
      more: sql`, (select jsonb_build_object('key', ji.key, 'summary', ji.summary, 'status', ji.status, 'category', ji.category, 'state', ji.state,
          'baseUrl', j.base_url)
        from jira_issues ji join jira_connections j on j.id = ji.connection_id where ji.connection_id = ${site.id} and ji.issue_id = ${issueId}) as issue`,
      decide: (state, _now, { issue }) => {
        const closure = state.closure!;
        const before = closure.references.find((reference) => reference.id === id);
        if (!before || !issue) return null;
        const reference = followed(before, issue);
        return {
          next: { closure: { ...closure, references: closure.references.map((each) => (each.id === id ? reference : each)) } },
          type: 'reference.changed',
          data: { closureId: closure.id, reference },
          writes: [
            sql`followed as (update chat_references r set issue_key = ${reference.key}::text, url = ${reference.url}::text, reason = ${reference.reason}::text
              from moved where r.id = ${id})`,
          ],
        };
      },
    });
  } catch (error) {
    // The close was taken back in this moment: nobody shows the reference any more.
    if (!(error instanceof DeskError && error.code === 'not-open')) throw error;
  }
}

function followed(before: ClosureReference, { key, summary, status, category, state, baseUrl }: Now): ClosureReference {
  const isLinked = before.state === 'linked';
  if (state !== 'there') return { ...before, summary: null, status: null, category: null, reason: isLinked ? GONE[state] : before.reason };
  return { ...before, key, summary, status, category, url: `${baseUrl}/browse/${key}`, reason: isLinked ? null : before.reason };
}
