import { DeskError } from '@desk/protocol/errors';
import { type JiraConnectionId, newId, type WorkspaceId } from '@desk/protocol/ids';
import type { JiraConnectionView, JiraSiteView, SaveJira } from '@desk/protocol/jira';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import { baseUrlOf } from './base-url.ts';
import { seal } from './secret.ts';
import { toSite } from './site.ts';

/** The workspace's JIRA site as an admin sees it, with how its links fare; null before it is set up. No secret is in it. */
export async function jiraConnection(db: Db, workspaceId: WorkspaceId): Promise<JiraConnectionView | null> {
  const { rows } = await sql<JiraConnectionView>`
    select j.id, j.flavour, j.base_url as "baseUrl", j.user_name as user, j.token_cipher is not null as "hasToken", j.aliases, j.projects,
      ${iso('j.last_ok_at')} as "lastOkAt",
      case when j.last_error_at is null then null else jsonb_build_object('kind', j.last_error_kind, 'sentence', j.last_error_text, 'at', ${iso('j.last_error_at')}) end as "lastError",
      (select count(*) from chat_references r where r.connection_id = j.id and r.state = 'pending')::int as pending,
      (select count(*) from chat_references r where r.connection_id = j.id and r.state in ('needs-attention', 'failed'))::int as "needsAttention",
      (select ${iso('min(r.changed_at)')} from chat_references r where r.connection_id = j.id and r.state = 'pending') as "oldestPendingAt"
    from jira_connections j where j.workspace_id = ${workspaceId} order by j.created_at limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The sites whose links the close dialog recognises. */
export async function jiraSites(db: Db, workspaceId: WorkspaceId): Promise<JiraSiteView[]> {
  const rows = await db
    .selectFrom('jira_connections')
    .select(['id', 'flavour', 'base_url', 'aliases', 'projects'])
    .where('workspace_id', '=', workspaceId)
    .execute();
  return rows.map(toSite);
}

export type SaveOptions = { secret: string; allowLoopback: boolean };

/**
 * Sets up the JIRA site or changes it. A new base URL wipes the token, so that it never goes to a host it was not meant for; links that
 * waited because the sign-in was refused are released.
 * @throws DeskError `invalid` for a base URL that is not plain http(s) or points to this machine
 */
export async function saveJiraConnection(db: Db, who: Member, input: SaveJira, options: SaveOptions): Promise<void> {
  const baseUrl = baseUrlOf(input.baseUrl, options.allowLoopback);
  const aliases = input.aliases.map((alias) => baseUrlOf(alias, true));
  const before = await db
    .selectFrom('jira_connections')
    .select(['id', 'base_url'])
    .where('workspace_id', '=', who.workspaceId)
    .executeTakeFirst();
  const id: JiraConnectionId = before?.id ?? newId('jira');
  const moved = before !== undefined && before.base_url !== baseUrl;
  if (!input.token && (before === undefined || moved))
    throw new DeskError('invalid', 'This site needs its token.', {
      errors: [{ path: 'token', message: 'Enter the token for this site.' }],
    });
  const cipher = input.token ? seal(options.secret, input.token, id) : null;
  await db.transaction().execute(async (tx) => {
    await sql`insert into jira_connections (id, workspace_id, flavour, base_url, user_name, token_cipher, aliases)
      values (${id}, ${who.workspaceId}, ${input.flavour}, ${baseUrl}, ${input.user ?? null}, ${cipher}, ${textArray(aliases)})
      on conflict (id) do update set flavour = excluded.flavour, base_url = excluded.base_url, user_name = excluded.user_name,
        token_cipher = coalesce(excluded.token_cipher, jira_connections.token_cipher), aliases = excluded.aliases, held = false,
        projects = case when ${moved} then null else jira_connections.projects end, projects_at = null, last_error_kind = null, last_error_text = null, last_error_at = null`.execute(
      tx,
    );
    await sql`update chat_references set due_at = now() where connection_id = ${id} and state in ('pending', 'needs-attention')`.execute(
      tx,
    );
    await record(tx, who, 'jira.changed', {});
  });
}
