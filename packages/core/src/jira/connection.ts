import { DeskError } from '@desk/protocol/errors';
import { type JiraConnectionId, newId, type WorkspaceId } from '@desk/protocol/ids';
import type { JiraConnectionView, JiraSiteView, SaveJira } from '@desk/protocol/jira';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
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
    from jira_connections j where j.workspace_id = ${workspaceId} and j.retired_at is null`.execute(db);
  return rows[0] ?? null;
}

/** The sites whose links the close dialog recognises. */
export async function jiraSites(db: Db, workspaceId: WorkspaceId): Promise<JiraSiteView[]> {
  const rows = await db
    .selectFrom('jira_connections')
    .select(['id', 'flavour', 'base_url', 'aliases', 'projects'])
    .where('workspace_id', '=', workspaceId)
    .where('retired_at', 'is', null)
    .execute();
  return rows.map(toSite);
}

export type SaveOptions = { secret: string; allowLoopback: boolean };

/**
 * Sets up the JIRA site or changes it; links that waited because the sign-in was refused are released. Another base URL is another site: the
 * earlier one is retired without its token, and keeps the links that were made there.
 * @throws DeskError `invalid` for a base URL that is not plain http(s) or points to this machine, and for a new site without a token
 */
export async function saveJiraConnection(db: Db, who: Member, input: SaveJira, options: SaveOptions): Promise<void> {
  const baseUrl = baseUrlOf(input.baseUrl, options.allowLoopback);
  const aliases = input.aliases.map((alias) => baseUrlOf(alias, true));
  await db.transaction().execute(async (tx) => {
    const active = await lockActive(tx, who.workspaceId);
    const stays = active?.base_url === baseUrl;
    if (!input.token && !stays)
      throw new DeskError('invalid', 'This site needs its token.', {
        errors: [{ path: 'token', message: 'Enter the token for this site.' }],
      });
    if (active && !stays) await retire(tx, active.id);
    const id = active && stays ? active.id : newId('jira');
    const cipher = input.token ? seal(options.secret, input.token, id) : null;
    await sql`insert into jira_connections (id, workspace_id, flavour, base_url, user_name, token_cipher, aliases)
      values (${id}, ${who.workspaceId}, ${input.flavour}, ${baseUrl}, ${input.user ?? null}, ${cipher}, ${textArray(aliases)})
      on conflict (workspace_id) where retired_at is null do update set version = jira_connections.version + 1, flavour = excluded.flavour,
        user_name = excluded.user_name, token_cipher = coalesce(excluded.token_cipher, jira_connections.token_cipher),
        aliases = excluded.aliases, held = false, projects_due_at = now(), last_error_kind = null, last_error_text = null,
        last_error_at = null`.execute(tx);
    await sql`update chat_references set due_at = now() where connection_id = ${id} and state in ('pending', 'needs-attention')`.execute(
      tx,
    );
    await record(tx, who, 'jira.changed', {});
  });
}

/** The active site. Saves of one workspace go one by one, so that a token is sealed for the row that it ends up in. */
async function lockActive(tx: Tx, workspaceId: WorkspaceId): Promise<{ id: JiraConnectionId; base_url: string } | undefined> {
  await sql`select from workspaces where id = ${workspaceId} for no key update`.execute(tx);
  return tx
    .selectFrom('jira_connections')
    .select(['id', 'base_url'])
    .where('workspace_id', '=', workspaceId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
}

/** Nothing is sent to the site any more. The worker tells each link that still waited for it why it was not made. */
async function retire(tx: Tx, id: JiraConnectionId): Promise<void> {
  await sql`update jira_connections set retired_at = now(), token_cipher = null, held = false where id = ${id}`.execute(tx);
  await sql`update chat_references set due_at = now() where connection_id = ${id}
    and (state = 'pending' or (state = 'needs-attention' and due_at is not null))`.execute(tx);
}
