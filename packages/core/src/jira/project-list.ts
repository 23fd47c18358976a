import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import type { Asked } from './health.ts';

/** Keeps the list of project keys that exist there, for a day: the parser then refuses words that only look like keys. Pages hear of a change. */
export async function saveProjects(db: Db, { id, version }: Asked, projects: string[]): Promise<void> {
  const { rows } = await sql<{ workspaceId: WorkspaceId; changed: boolean }>`with before as (
      select id, projects from jira_connections where id = ${id} and version = ${version} for update)
    update jira_connections j set projects = case when j.only_projects is null then ${textArray(projects)}
        else array(select key from unnest(${textArray(projects)}) as key where key = any(j.only_projects)) end, projects_due_at = now() + interval '1 day' from before where j.id = before.id
    returning j.workspace_id as "workspaceId", before.projects is not null and before.projects is distinct from j.projects as changed`.execute(
    db,
  );
  if (!rows[0]?.changed) return;
  // A project that is no longer there may have another name now: its issues are read anew, done ones too.
  await sql`update jira_issues set due_at = now() where connection_id = ${id} and state = 'there'
    and not split_part(key, '-', 1) = any(${textArray(projects)})`.execute(db);
  await record(db, system(rows[0].workspaceId, 'JIRA'), 'jira.changed', {});
}

/** Somebody named a project that is not on the list: it may be new, so the list is read anew, once a minute at most. */
export async function missedProject(db: Db, ids: readonly JiraConnectionId[]): Promise<void> {
  await sql`update jira_connections set projects_due_at = now()
    where id = any(${textArray(ids)}) and projects_due_at > now() and projects_due_at < now() + interval '23 hours 59 minutes'`.execute(db);
}

/** Claims connections whose project list is to be read. If that fails, or is never done, it is tried again in a quarter of an hour. */
export async function claimProjectLists(db: Db, limit: number): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{ id: JiraConnectionId }>`update jira_connections set projects_due_at = now() + interval '15 minutes'
    where id in (
      select id from jira_connections
      where projects_due_at <= now() and retired_at is null and not held and token_cipher is not null
      limit ${limit} for update skip locked)
    returning id`.execute(db);
  return rows.map((row) => row.id);
}
