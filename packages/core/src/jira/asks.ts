import { DeskError } from '@desk/protocol/errors';
import { type JiraAskId, type JiraConnectionId, newId, type UserId, type WorkspaceId } from '@desk/protocol/ids';
import type { AskJira, FoundIssue, JiraAsk } from '@desk/protocol/jira-ask';
import { sql } from 'kysely';
import { type Member, system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { contains } from '../db/contains.ts';
import { jsonb } from '../db/json.ts';
import { record } from '../journal.ts';

/**
 * Writes down what somebody wants of JIRA; the worker does it. The same `key` of the same person gives the ask of before, so that a lost answer never
 * makes a second issue. [J13]
 * @throws DeskError `invalid` for a site that is not one of the workspace or that cannot be asked, `idempotency-mismatch`
 */
export async function askJira(db: Db, who: Member, request: AskJira, key?: string): Promise<JiraAsk> {
  const asked = key && (await askedBefore(db, who, request, key));
  if (asked) return getAsk(db, who, asked);
  const site = await db
    .selectFrom('jira_connections')
    .select(['id', 'held', 'token_cipher'])
    .where('id', '=', request.site)
    .where('workspace_id', '=', who.workspaceId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!site) throw refused('There is no such JIRA site.');
  if (site.held || site.token_cipher === null) throw refused('JIRA refuses the sign-in. An admin must renew the token.');
  const id = newId('ask');
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`insert into jira_asks (id, workspace_id, connection_id, asked_by, request, due_at, intent)
      values (${id}, ${who.workspaceId}, ${request.site}, ${who.id}, ${jsonb(request)}, now(), ${key ?? null})
      on conflict (workspace_id, asked_by, intent) where intent is not null do nothing returning id`.execute(tx);
    if (rows.length > 0) await record(tx, who, 'jira.asked', { askId: id });
  });
  // Of two that came at once with one key, the first one counts.
  return getAsk(db, who, key ? (await askedBefore(db, who, request, key))! : id);
}

/** The ask that this key stands for, whatever has become of its site since; null when it is new. @throws DeskError `idempotency-mismatch` */
async function askedBefore(db: Db, who: Member, request: AskJira, key: string): Promise<JiraAskId | null> {
  const { rows } = await sql<{ id: JiraAskId; same: boolean }>`select id, request = ${jsonb(request)} as same from jira_asks
    where workspace_id = ${who.workspaceId} and asked_by = ${who.id} and intent = ${key}`.execute(db);
  if (rows[0]?.same === false) throw new DeskError('idempotency-mismatch', 'This idempotency key was used for something else.');
  return rows[0]?.id ?? null;
}

function refused(message: string): DeskError {
  return new DeskError('invalid', message, { errors: [{ path: 'site', message }] });
}

/** An ask as it stands; only for who asked. @throws DeskError `not-found` */
export async function getAsk(db: Db, who: Member, id: JiraAskId): Promise<JiraAsk> {
  const row = await db
    .selectFrom('jira_asks')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', who.workspaceId)
    .where('asked_by', '=', who.id)
    .executeTakeFirst();
  if (!row) throw new DeskError('not-found', 'There is no such question.');
  return {
    id,
    kind: row.request.kind,
    state: row.state,
    issues: row.result?.issues ?? [],
    types: row.result?.types ?? [],
    reason: row.reason,
  };
}

/** Issues that the workspace's chats refer to or were looked up, the newest first: found without asking JIRA. At most 12. */
export async function issuesByWords(db: Db, who: Member, text: string): Promise<FoundIssue[]> {
  const like = contains(text);
  const { rows } = await sql<FoundIssue>`select ji.issue_id as "issueId", ji.key, ji.summary, j.base_url || '/browse/' || ji.key as url
    from jira_issues ji join jira_connections j on j.id = ji.connection_id and j.retired_at is null
    where ji.workspace_id = ${who.workspaceId} and ji.state = 'there'
      and (j.only_projects is null or split_part(ji.key, '-', 1) = any(j.only_projects)) and (ji.key ilike ${like} or ji.summary ilike ${like})
    order by ji.category = 'done', greatest(ji.seen_at, (select max(r.changed_at) from chat_references r
      where r.connection_id = ji.connection_id and r.issue_id = ji.issue_id)) desc limit 12`.execute(db);
  return rows;
}

/** An ask as the worker takes it. `wasSent`: an earlier attempt may have reached JIRA. */
export type AskTask = {
  id: JiraAskId;
  workspaceId: WorkspaceId;
  connectionId: JiraConnectionId;
  askedBy: UserId;
  request: AskJira;
  attempts: number;
  wasSent: boolean;
};

/** Takes an ask for one job, for two minutes; null when it is answered or another job has it. */
export async function takeAsk(db: Db, id: JiraAskId): Promise<AskTask | null> {
  const { rows } = await sql<AskTask>`update jira_asks set due_at = now() + interval '2 minutes'
    where id = ${id} and state = 'asked' and due_at <= now() + interval '1 second'
    returning id, workspace_id as "workspaceId", connection_id as "connectionId", asked_by as "askedBy", request, attempts,
      sent_at is not null as "wasSent"`.execute(db);
  return rows[0] ?? null;
}

/** Asks whose time has come again. */
export async function dueAsks(db: Db): Promise<JiraAskId[]> {
  const { rows } = await sql<{ id: JiraAskId }>`select a.id from jira_asks a join jira_connections j on j.id = a.connection_id
    where a.due_at <= now() and not j.held and j.parked_until is null and (j.wait_until is null or j.wait_until <= now()) order by a.due_at limit 50`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** Remembers, before the call, that JIRA may have made the issue. */
export async function reserveAsk(db: Db, id: JiraAskId): Promise<void> {
  await sql`update jira_asks set sent_at = now() where id = ${id}`.execute(db);
}

/** It is tried again later; a created issue that may exist is looked for first. */
export async function postponeAsk(db: Db, id: JiraAskId, reason: string, retryAt: Date, spent: boolean): Promise<void> {
  await sql`update jira_asks set due_at = ${retryAt}::timestamptz, reason = ${reason}, attempts = attempts + ${spent ? 1 : 0}::int where id = ${id}`.execute(
    db,
  );
}

/** The answer of an ask, told to who asked. */
export async function answerAsk(
  db: Db,
  task: Pick<AskTask, 'id' | 'workspaceId' | 'askedBy'>,
  answer: { issues?: FoundIssue[]; types?: JiraAsk['types']; failure?: string },
): Promise<void> {
  const { issues = [], types = [], failure = null } = answer;
  await db.transaction().execute(async (tx) => {
    const state = failure === null ? 'done' : 'failed';
    const { rows } = await sql<{
      request: AskJira;
    }>`update jira_asks set state = ${state}, result = ${jsonb({ issues, types })}, reason = ${failure},
      due_at = null where id = ${task.id} and state = 'asked' returning request`.execute(tx);
    if (!rows[0]) return;
    const ask: JiraAsk = { id: task.id, kind: rows[0].request.kind, state, issues, types, reason: failure };
    await record(tx, system(task.workspaceId, 'JIRA'), 'jira.answered', { ask, askedBy: task.askedBy });
  });
}
