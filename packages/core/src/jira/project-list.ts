import type { JiraConnectionId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import type { Asked } from './health.ts';

/** Keeps the list of project keys that exist there, for a day: the parser then refuses words that only look like keys. */
export async function saveProjects(db: Db, { id, version }: Asked, projects: string[]): Promise<void> {
  await sql`update jira_connections set projects = ${textArray(projects)}, projects_due_at = now() + interval '1 day'
    where id = ${id} and version = ${version}`.execute(db);
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
