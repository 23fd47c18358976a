import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import type { JiraFlavour } from '@desk/protocol/jira';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { unseal } from './secret.ts';

/** What the worker needs to call a site. */
export type OpenConnection = {
  id: JiraConnectionId;
  /** Counts the saves by an admin: what is learnt of one version says nothing of the next. */
  version: number;
  workspaceId: WorkspaceId;
  flavour: JiraFlavour;
  baseUrl: string;
  user: string | null;
  token: string;
  /** Its sign-in was refused: nothing is sent until an admin saves it. */
  held: boolean;
};

/** The connection with its token unsealed; null when it is gone, retired, or has no token. */
export async function openConnection(db: Db, id: JiraConnectionId, secret: string): Promise<OpenConnection | null> {
  const row = await db.selectFrom('jira_connections').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.token_cipher === null) return null;
  return {
    id,
    version: row.version,
    workspaceId: row.workspace_id,
    flavour: row.flavour,
    baseUrl: row.base_url,
    user: row.user_name,
    token: unseal(secret, row.token_cipher, id),
    held: row.held,
  };
}

/** Which connection was asked, as it was saved then: an answer that comes after the next save changes nothing. */
export type Asked = Pick<OpenConnection, 'id' | 'version'>;

/** False when the connection was saved or retired since it was asked. */
export async function isAsSaved(db: Db, { id, version }: Asked): Promise<boolean> {
  const { rows } = await sql`select from jira_connections where id = ${id} and version = ${version} and retired_at is null`.execute(db);
  return rows.length === 1;
}

/** The site answered as it should: whatever failed before has passed. A held connection stays as it is, since only an admin releases it. */
export async function recordJiraOk(db: Db, { id, version }: Asked): Promise<void> {
  await db
    .updateTable('jira_connections')
    .set({ last_ok_at: new Date(), last_error_kind: null, last_error_text: null, last_error_at: null })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('held', '=', false)
    .execute();
}

/**
 * The site failed. `hold` stops all links of this connection until an admin saves it: the sign-in was refused.
 * @returns false when it no longer matters, because the connection was saved or retired meanwhile
 */
export async function recordJiraError(
  db: Db,
  { id, version }: Asked,
  error: { kind: string; sentence: string; hold: boolean },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update jira_connections set last_error_kind = ${error.kind}, last_error_text = ${error.sentence}, last_error_at = now(),
    held = held or ${error.hold} where id = ${id} and version = ${version} and retired_at is null`.execute(db);
  return numAffectedRows === 1n;
}
