import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';

export type DueReference = { id: ReferenceId; attempts: number };

/**
 * Claims JIRA references whose time has come, newest closures first, and moves their due time on by a minute: if the job that this becomes is
 * lost, the next sweep finds them again. References of a held connection (sign-in refused) stay where they are, and so do those whose close
 * can still be undone, whoever asked for them meanwhile. [J2]
 */
export async function claimDueReferences(db: Db, limit: number): Promise<DueReference[]> {
  const { rows } = await sql<DueReference>`update chat_references r set due_at = now() + interval '1 minute'
    where r.id in (
      select r.id from chat_references r join jira_connections j on j.id = r.connection_id join closures cl on cl.id = r.closure_id
      where r.due_at <= now() and r.state in ('pending', 'needs-attention') and not j.held
        and cl.undone_at is null and cl.undo_until <= now()
      order by r.id desc limit ${limit} for update of r skip locked)
    returning r.id, r.attempts`.execute(db);
  return rows;
}

/** What the link job needs to know: the reference, where it is to be attached, and the chat that the remote link will show. */
export type LinkTask = {
  id: ReferenceId;
  workspaceId: WorkspaceId;
  chatId: ChatId;
  chatNumber: number;
  customerName: string;
  departmentName: string | null;
  sentiment: string | null;
  tags: string[];
  state: string;
  attempts: number;
  key: string | null;
  issueId: string | null;
  connectionId: JiraConnectionId;
};

/** @returns null when the reference is gone, not a JIRA issue, already attached, or its close was undone or still can be */
export async function findLinkTask(db: Db, id: ReferenceId): Promise<LinkTask | null> {
  const { rows } = await sql<LinkTask>`select r.id, r.workspace_id as "workspaceId", r.chat_id as "chatId", c.number as "chatNumber",
      cu.name as "customerName", d.name as "departmentName", cl.sentiment,
      array(select t.name from closure_tags ct join tags t on t.id = ct.tag_id where ct.closure_id = cl.id) as tags,
      r.state, r.attempts, r.issue_key as key, r.issue_id as "issueId", r.connection_id as "connectionId"
    from chat_references r
    join chats c on c.id = r.chat_id
    join customers cu on cu.id = c.customer_id
    join closures cl on cl.id = r.closure_id and cl.undone_at is null and cl.undo_until <= now()
    left join departments d on d.id = c.department_id
    where r.id = ${id} and r.kind = 'jira' and r.connection_id is not null and r.state in ('pending', 'needs-attention', 'failed')`.execute(
    db,
  );
  return rows[0] ?? null;
}
