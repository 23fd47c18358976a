import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/**
 * Claims JIRA references whose time has come, newest closures first, and moves their due time on by a minute: if the job that this becomes is
 * lost, the next sweep finds them again. References of a held connection (sign-in refused) stay where they are, and so do those whose close
 * can still be undone, whoever asked for them meanwhile. [J2]
 */
export async function claimDueReferences(db: Db, limit: number): Promise<ReferenceId[]> {
  const { rows } = await sql<{ id: ReferenceId }>`update chat_references r set due_at = now() + interval '1 minute'
    where r.id in (
      select r.id from chat_references r join jira_connections j on j.id = r.connection_id join closures cl on cl.id = r.closure_id
      where r.due_at <= now() and r.state in ('pending', 'needs-attention') and not j.held
        and cl.undone_at is null and cl.undo_until <= now()
      order by r.id desc limit ${limit} for update of r skip locked)
    returning r.id`.execute(db);
  return rows.map((row) => row.id);
}

/** What the link job needs to know: the reference, where it is to be attached, and the chat that the remote link will show. */
export type LinkTask = {
  id: ReferenceId;
  workspaceId: WorkspaceId;
  chatId: ChatId;
  chatNumber: number;
  departmentName: string | null;
  sentiment: string | null;
  tags: string[];
  attempts: number;
  key: string | null;
  issueId: string | null;
  connectionId: JiraConnectionId;
  /** The workspace has moved to another JIRA site. */
  isRetired: boolean;
};

/**
 * Takes a claimed reference for one job, for two minutes. Jobs of one reference may be several: the first takes it, the others find that it is
 * not due within a minute, which also holds when the outcome of the first was to wait for hours.
 * @returns null when the reference is gone, not a JIRA issue, not due, already attached, or its close was undone or still can be
 */
export async function takeLinkTask(db: Db, id: ReferenceId): Promise<LinkTask | null> {
  const { rows } = await sql<LinkTask>`with taken as (
      update chat_references r set due_at = now() + interval '2 minutes'
      from closures cl
      where r.id = ${id} and r.kind = 'jira' and r.connection_id is not null and r.state in ('pending', 'needs-attention')
        and r.due_at <= now() + interval '1 minute' and cl.id = r.closure_id and cl.undone_at is null and cl.undo_until <= now()
      returning r.*)
    select r.id, r.workspace_id as "workspaceId", r.chat_id as "chatId", c.number as "chatNumber",
      d.name as "departmentName", cl.sentiment,
      array(select t.name from closure_tags ct join tags t on t.id = ct.tag_id where ct.closure_id = cl.id) as tags,
      r.attempts, r.issue_key as key, r.issue_id as "issueId", r.connection_id as "connectionId",
      j.retired_at is not null as "isRetired"
    from taken r
    join chats c on c.id = r.chat_id
    join closures cl on cl.id = r.closure_id
    join jira_connections j on j.id = r.connection_id
    left join departments d on d.id = c.department_id`.execute(db);
  return rows[0] ?? null;
}

/** Gives a taken reference back, because its job could not end: whoever looks next takes it at once. */
export async function giveBackLinkTask(db: Db, id: ReferenceId): Promise<void> {
  await sql`update chat_references set due_at = now() where id = ${id} and due_at is not null`.execute(db);
}
