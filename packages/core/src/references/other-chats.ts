import type { JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import type { OtherChats } from '@desk/protocol/jira-report';
import { sql } from 'kysely';
import { type Member, system } from '../access.ts';
import { closuresMatching } from '../closures/matching.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';

/** The number of chats that refer to an issue is another one: chips that show it ask anew. */
export async function tellOthers(db: Db, workspaceId: WorkspaceId, connectionId: JiraConnectionId, issueId: string): Promise<void> {
  await record(db, system(workspaceId, 'JIRA'), 'jira.links-changed', { connectionId, issueId });
}

/**
 * How many other chats refer to the issues of these references, for each whose issue JIRA has told: counted by the conditions of the list of closed chats, which
 * shows them under `issue`. A chat that refers to an issue twice counts once. [J12]
 */
export async function otherChats(db: Db, who: Member, ids: readonly ReferenceId[]): Promise<OtherChats[]> {
  const { rows } = await sql<OtherChats>`select r.id, r.connection_id || '~' || r.issue_id || '~' || coalesce(r.issue_key, '') as issue,
      count(distinct o.chat_id)::int as chats
    from chat_references r
    left join (chat_references o join closures cl on cl.id = o.closure_id and ${closuresMatching(who, {})})
      on o.connection_id = r.connection_id and o.chat_id <> r.chat_id and o.state <> 'unlinked'
      and (o.issue_id = r.issue_id or (o.issue_id is null and o.issue_key = r.issue_key))
    where r.workspace_id = ${who.workspaceId} and r.issue_id is not null and r.id in (${sql.join(ids)}) group by r.id`.execute(db);
  return rows;
}
