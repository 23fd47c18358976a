import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';

/** A reference whose time has come: to be attached, or taken off. */
export type DueReference = { id: ReferenceId; job: 'link' | 'unlink' };

/** Of one issue only so many at once, those under way counted (they are due within two minutes): they take turns there, and must not keep other issues waiting. */
const OF_ONE_ISSUE = 3;

/**
 * Claims JIRA references whose time has come, those to be made first and the newest of them, and moves their due time on by a minute: if the job that this becomes is lost, the
 * next sweep finds them again. Each site gives at most `perSite` a second to all workers together, so that one which comes back after a day is
 * not stormed. References of a site that is held, parked or asked to wait stay where they are and lose no attempt, and so do those whose close
 * can still be undone. One that was settled in this moment is looked at once more when it is locked: it is not due any longer. [J2] [J10]
 */
export async function claimDueReferences(db: Db, perSite: number): Promise<DueReference[]> {
  const { rows } = await sql<DueReference>`with sites as (
      update jira_connections j set claim_at = now() + interval '900 milliseconds'
      where j.claim_at <= now() and not j.held and (j.retired_at is not null or j.parked_until is null)
        and (j.wait_until is null or j.wait_until <= now())
        and exists (select 1 from chat_references r where r.connection_id = j.id and r.due_at <= now())
      returning j.id),
    due as (
      select r.id, r.due_at, r.state = 'unlinked' as leaves, r.connection_id as site, row_number() over (partition by r.connection_id, coalesce(r.sent_to, r.issue_id, r.issue_key)
        order by r.due_at > now() desc, r.id desc) as nth
      from sites join chat_references r on r.connection_id = sites.id join closures cl on cl.id = r.closure_id
      where r.due_at <= now() + interval '2 minutes' and (r.state = 'unlinked'
        or (r.state in ('pending', 'needs-attention') and cl.undone_at is null and cl.undo_until <= now()))),
    first as (select id from (
      select id, row_number() over (partition by site order by leaves, id desc) as place from due where nth <= ${OF_ONE_ISSUE} and due_at <= now()) ranked where place <= ${perSite}),
    taken as (select r.id from chat_references r where r.id in (select id from first)
      and r.due_at <= now() and r.state in ('pending', 'needs-attention', 'unlinked') for update skip locked)
    update chat_references r set due_at = now() + interval '1 minute' from taken where r.id = taken.id
    returning r.id, case when r.state = 'unlinked' then 'unlink' else 'link' end as job`.execute(db);
  return rows;
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
  /** The issue that may have got the link already, or that was named by its number. */
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
      r.attempts, r.issue_key as key, coalesce(r.sent_to, r.issue_id) as "issueId", r.connection_id as "connectionId",
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

/** Has a taken reference wait until then, and changes nothing else of it: what keeps it back is none of its own, and is over by itself. */
export async function postponeLinkTask(db: Db, id: ReferenceId, until: Date | null): Promise<void> {
  await sql`update chat_references set due_at = ${until}::timestamptz
    where id = ${id} and state in ('pending', 'needs-attention') and due_at is not null`.execute(db);
}

/** `unwanted`: taken off, or its close undone. `twin`: another reference of the chat has this issue's link, or is about to make it. */
export type Reserved = { kind: 'reserved' | 'unwanted' } | { kind: 'twin'; id: ReferenceId };

/**
 * Remembers, before the call, that this issue may get the link. The last moment to stop it. Only who has its turn at the issue asks, so of two
 * references that are one issue the second one sees the first.
 */
export async function reserveLink(db: Db, id: ReferenceId, issueId: string): Promise<Reserved> {
  const { rows } = await sql<{ twin: ReferenceId | null }>`with wanted as (
      select r.id, (select t.id from chat_references t where t.closure_id = r.closure_id and t.connection_id = r.connection_id and t.id <> r.id
        and t.sent_to = ${issueId} and t.state in ('pending', 'linked', 'needs-attention', 'failed') order by t.id limit 1) as twin
      from chat_references r join closures cl on cl.id = r.closure_id
      where r.id = ${id} and r.state in ('pending', 'needs-attention') and cl.undone_at is null),
    reserved as (update chat_references r set sent_to = ${issueId} from wanted where r.id = wanted.id and wanted.twin is null
      and r.state in ('pending', 'needs-attention') returning r.id)
    select wanted.twin from wanted left join reserved using (id) where wanted.twin is not null or reserved.id is not null`.execute(db);
  const [row] = rows;
  if (!row) return { kind: 'unwanted' };
  return row.twin === null ? { kind: 'reserved' } : { kind: 'twin', id: row.twin };
}
