import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import type { JiraFlavour } from '@desk/protocol/jira';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { unseal } from './secret.ts';

/** What the worker needs to call a site. */
export type OpenConnection = {
  id: JiraConnectionId;
  workspaceId: WorkspaceId;
  flavour: JiraFlavour;
  baseUrl: string;
  user: string | null;
  token: string;
};

/** The connection with its token unsealed; null when it is gone or has no token. */
export async function openConnection(db: Db, id: JiraConnectionId, secret: string): Promise<OpenConnection | null> {
  const row = await db.selectFrom('jira_connections').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.token_cipher === null) return null;
  return {
    id,
    workspaceId: row.workspace_id,
    flavour: row.flavour,
    baseUrl: row.base_url,
    user: row.user_name,
    token: unseal(secret, row.token_cipher, id),
  };
}

/** The site answered as it should. */
export async function recordJiraOk(db: Db, id: JiraConnectionId): Promise<void> {
  await db.updateTable('jira_connections').set({ last_ok_at: new Date() }).where('id', '=', id).execute();
}

/** The site failed. `hold` stops all links of this connection until an admin saves it: the sign-in was refused. */
export async function recordJiraError(
  db: Db,
  id: JiraConnectionId,
  error: { kind: string; sentence: string; hold: boolean },
): Promise<void> {
  await sql`update jira_connections set last_error_kind = ${error.kind}, last_error_text = ${error.sentence}, last_error_at = now(), held = held or ${error.hold} where id = ${id}`.execute(
    db,
  );
}

/** Keeps the list of project keys that exist there: the parser then refuses words that only look like keys. */
export async function saveProjects(db: Db, id: JiraConnectionId, projects: string[]): Promise<void> {
  await sql`update jira_connections set projects = ${textArray(projects)}, projects_at = now() where id = ${id}`.execute(db);
}

/** Connections whose project list is missing or a day old. */
export async function connectionsToRefresh(db: Db): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{ id: JiraConnectionId }>`select id from jira_connections where not held and token_cipher is not null
    and (projects_at is null or projects_at < now() - interval '1 day') limit 50`.execute(db);
  return rows.map((row) => row.id);
}
