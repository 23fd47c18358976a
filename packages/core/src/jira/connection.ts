import { DeskError } from '@desk/protocol/errors';
import { type JiraConnectionId, newId, type WorkspaceId } from '@desk/protocol/ids';
import type { JiraConnectionView, JiraSiteView, SaveJira } from '@desk/protocol/jira';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { textArray } from '../db/json.ts';
import { record } from '../journal.ts';
import { NEEDS_PERSON } from '../references/needs-person.ts';
import { apiUrlOf, baseUrlOf } from './base-url.ts';
import { certificatesOf } from './certificates.ts';
import { seal } from './secret.ts';
import { toSite } from './site.ts';

/** How a site is, for the alias `j`. */
export const SITE_STATE: RawBuilder<JiraConnectionView['state']> = sql<JiraConnectionView['state']>`case when j.held then 'held'
  when j.parked_until is not null then 'parked' when j.wait_until > now() then 'waiting' else 'answering' end`;

/** The workspace's JIRA sites as an admin sees them, with how their links fare, in the order in which they were set up. No secret is in it. */
export async function jiraConnections(db: Db, workspaceId: WorkspaceId, id?: JiraConnectionId): Promise<JiraConnectionView[]> {
  const { rows } = await sql<JiraConnectionView>`
    select j.id, j.flavour, j.base_url as "baseUrl", j.api_url as "apiUrl", j.user_name as user, j.token_cipher is not null as "hasToken", j.ca_pem is not null as "hasCa", j.aliases, j.projects, j.only_projects as "onlyProjects",
      ${iso('j.token_expires_at')} as "tokenExpiresAt", ${iso('j.last_ok_at')} as "lastOkAt",
      case when j.last_error_at is null then null else jsonb_build_object('kind', j.last_error_kind, 'sentence', j.last_error_text, 'at', ${iso('j.last_error_at')}) end as "lastError",
      ${SITE_STATE} as state,
      ${iso('case when j.held then null when j.parked_until is not null then j.parked_until when j.wait_until > now() then j.wait_until end')} as "nextTryAt",
      case when j.rate_at is null then null else jsonb_build_object('limit', j.rate_limit, 'left', j.rate_left, 'at', ${iso('j.rate_at')}) end as rate,
      jsonb_build_object('isSet', j.hook_cipher is not null, 'lastAt', ${iso('j.hook_at')}) as webhook,
      (select count(*) from chat_references r where r.connection_id = j.id and r.state = 'pending')::int as pending,
      (select count(*) from chat_references r where r.connection_id = j.id and ${NEEDS_PERSON})::int as "needsAttention",
      (select ${iso('min(r.changed_at)')} from chat_references r where r.connection_id = j.id and r.state = 'pending') as "oldestPendingAt"
    from jira_connections j where j.workspace_id = ${workspaceId} and j.retired_at is null ${id ? sql`and j.id = ${id}` : sql``}
    order by j.created_at, j.id`.execute(db);
  return rows;
}

/** The sites whose links the close dialog recognises. */
export async function jiraSites(db: Db, workspaceId: WorkspaceId): Promise<JiraSiteView[]> {
  const rows = await db
    .selectFrom('jira_connections')
    .select(['id', 'flavour', 'base_url', 'aliases', 'projects'])
    .where('workspace_id', '=', workspaceId)
    .where('retired_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toSite);
}

export type SaveOptions = { secret: string; allowLoopback: boolean };

/**
 * Sets up the JIRA site of an address, or changes it; links that waited because the sign-in was refused are released. A site that `replaces`
 * another retires it: that one keeps the links that were made there, without its token.
 * @returns the site's id
 * @throws DeskError `invalid` for a base URL that is not plain http(s) or points to this machine, and without a token for a new site or another
 *   address of its API;
 *   `not-found` when the replaced site is not one of the workspace
 */
export async function saveJiraConnection(db: Db, who: Member, input: SaveJira, options: SaveOptions): Promise<JiraConnectionId> {
  const baseUrl = baseUrlOf(input.baseUrl, options.allowLoopback);
  const apiUrl = apiUrlOf(input.apiUrl ?? '', options.allowLoopback);
  const aliases = input.aliases.map((alias) => baseUrlOf(alias, true));
  const ca = input.ca === undefined ? undefined : certificatesOf(input.ca);
  return db.transaction().execute(async (tx) => {
    const sites = await lockSites(tx, who.workspaceId);
    const known = sites.find((site) => site.base_url === baseUrl);
    const replaced = input.replaces && sites.find((site) => site.id === input.replaces);
    if (input.replaces && !replaced) throw new DeskError('not-found', 'There is no such JIRA site.');
    if (!input.token && known?.api_url !== apiUrl) throw tokenNeeded(known !== undefined);
    if (replaced && replaced.id !== known?.id) await retire(tx, replaced.id);
    const id = known?.id ?? newId('jira');
    const cipher = input.token ? seal(options.secret, input.token, id) : null;
    const expires = input.tokenExpiresAt ?? null;
    const only = input.onlyProjects?.length ? textArray(input.onlyProjects) : sql`null::text[]`;
    await sql`insert into jira_connections (id, workspace_id, flavour, base_url, api_url, user_name, token_cipher, aliases, token_expires_at, ca_pem, only_projects)
      values (${id}, ${who.workspaceId}, ${input.flavour}, ${baseUrl}, ${apiUrl}, ${input.user ?? null}, ${cipher}, ${textArray(aliases)}, ${expires}::timestamptz, ${ca ?? null}, ${only})
      on conflict (workspace_id, base_url) where retired_at is null do update set version = jira_connections.version + 1, flavour = excluded.flavour,
        api_url = excluded.api_url, user_name = excluded.user_name, token_cipher = coalesce(excluded.token_cipher, jira_connections.token_cipher),
        token_expires_at = case when ${input.tokenExpiresAt === undefined && !input.token} then jira_connections.token_expires_at else excluded.token_expires_at end,
        ca_pem = case when ${ca === undefined} then jira_connections.ca_pem else excluded.ca_pem end,
        only_projects = case when ${input.onlyProjects === undefined} then jira_connections.only_projects else excluded.only_projects end, aliases = excluded.aliases, held = false, projects_due_at = now(), last_error_kind = null, last_error_text = null,
        last_error_at = null, failures = 0, failing_since = null, parked_until = null, parks = 0, wait_until = null`.execute(tx);
    if (input.onlyProjects && known && String(known.only_projects ?? []) !== String(input.onlyProjects)) await openOnly(tx, id);
    await releaseLinks(tx, id);
    await record(tx, who, 'jira.changed', {});
    return id;
  });
}

/** A token is sent to no other address than it was saved for. [J15] */
export function tokenNeeded(isKnown: boolean): DeskError {
  const message = isKnown
    ? 'The saved token is not sent to another address. Enter the token for this one.'
    : 'Enter the token for this site.';
  return new DeskError('invalid', 'This site needs its token.', { errors: [{ path: 'token', message }] });
}

/** Takes a site away: nothing is sent to it any more, and the links that were made there stay. @throws DeskError `not-found` */
export async function removeJiraConnection(db: Db, who: Member, id: JiraConnectionId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const sites = await lockSites(tx, who.workspaceId);
    if (!sites.some((site) => site.id === id)) throw new DeskError('not-found', 'There is no such JIRA site.');
    await retire(tx, id);
    await record(tx, who, 'jira.changed', {});
  });
}

/**
 * Tries all that waits for a site now: ends its park and makes due what waits for a person. The attempts that were counted stay counted.
 * @throws DeskError `not-found`; `conflict` while its sign-in is refused, which only a save ends
 */
export async function resumeJiraConnection(db: Db, who: Member, id: JiraConnectionId): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const sites = await lockSites(tx, who.workspaceId);
    const site = sites.find((each) => each.id === id);
    if (!site) throw new DeskError('not-found', 'There is no such JIRA site.');
    if (site.held) throw new DeskError('conflict', 'JIRA refuses the sign-in. Save a token that works first.');
    await sql`update jira_connections set parked_until = null, parks = 0, failures = 0, wait_until = null where id = ${id}`.execute(tx);
    await releaseLinks(tx, id);
    await record(tx, who, 'jira.health-changed', { connectionId: id });
  });
}

/** What is no longer open is gone from forms at once; issues are read anew, so that chips show no more, or again, what they said. */
async function openOnly(tx: Tx, id: JiraConnectionId): Promise<void> {
  await sql`update jira_connections set projects = array(select unnest(projects) intersect select unnest(only_projects) order by 1)
    where id = ${id} and projects is not null and only_projects is not null`.execute(tx);
  await sql`update jira_issues set due_at = now() where connection_id = ${id} and state in ('there', 'hidden')`.execute(tx);
}

async function releaseLinks(tx: Tx, id: JiraConnectionId): Promise<void> {
  await sql`update chat_references set due_at = now() where connection_id = ${id}
    and (state in ('pending', 'needs-attention') or (state = 'unlinked' and sent_to is not null))`.execute(tx);
}

/** The active sites. Saves of one workspace go one by one, so that a token is sealed for the row that it ends up in. */
async function lockSites(
  tx: Tx,
  workspaceId: WorkspaceId,
): Promise<{ id: JiraConnectionId; base_url: string; api_url: string | null; held: boolean; only_projects: string[] | null }[]> {
  await sql`select from workspaces where id = ${workspaceId} for no key update`.execute(tx);
  return tx
    .selectFrom('jira_connections')
    .select(['id', 'base_url', 'api_url', 'held', 'only_projects'])
    .where('workspace_id', '=', workspaceId)
    .where('retired_at', 'is', null)
    .execute();
}

/** Nothing is sent to the site any more. The worker tells each link that still waited for it why it was not made. */
async function retire(tx: Tx, id: JiraConnectionId): Promise<void> {
  await sql`update jira_connections set retired_at = now(), token_cipher = null, hook_cipher = null, held = false where id = ${id}`.execute(
    tx,
  );
  await sql`update chat_references set due_at = now() where connection_id = ${id}
    and (state = 'pending' or (state = 'needs-attention' and due_at is not null) or (state = 'unlinked' and due_at is not null))`.execute(
    tx,
  );
}
