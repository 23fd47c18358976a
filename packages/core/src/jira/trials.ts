import { type JiraConnectionId, type JiraTrialId, newId, type WorkspaceId } from '@desk/protocol/ids';
import type { JiraCheck, SaveJira } from '@desk/protocol/jira';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import type { TriedSite } from '../db/jira-tables.ts';
import { jsonb } from '../db/json.ts';
import { record } from '../journal.ts';
import { apiUrlOf, baseUrlOf } from './base-url.ts';
import { certificatesOf } from './certificates.ts';
import { answered } from './checks.ts';
import { type SaveOptions, tokenNeeded } from './connection.ts';
import { seal, unseal } from './secret.ts';

/**
 * Has the worker test a site as it was typed, and waits for its answers. What is saved stays as it is, and what was typed is kept, its token sealed,
 * only until the worker has taken it, or five minutes later when nobody waits any more. What a save would keep, the token or the certificates of the same address, is tried as it is saved. [J17]
 * @throws DeskError `invalid` for what a save would refuse too
 */
export async function tryJira(db: Db, who: Member, input: SaveJira, options: SaveOptions): Promise<JiraCheck[]> {
  const baseUrl = baseUrlOf(input.baseUrl, options.allowLoopback);
  const apiUrl = apiUrlOf(input.apiUrl ?? '', options.allowLoopback);
  const typed = input.ca === undefined ? undefined : certificatesOf(input.ca);
  const known = await db
    .selectFrom('jira_connections')
    .select(['id', 'api_url', 'token_cipher', 'ca_pem'])
    .where('workspace_id', '=', who.workspaceId)
    .where('base_url', '=', baseUrl)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  // A saved token that another secret sealed cannot be opened, and need not be: the typed one is the cure.
  const kept = () => (known?.token_cipher && known.api_url === apiUrl ? unseal(options.secret, known.token_cipher, known.id) : null);
  const token = input.token || kept();
  if (!token) throw tokenNeeded(known !== undefined);
  const ca = typed === undefined ? (known?.ca_pem ?? null) : typed;
  const site: TriedSite = { flavour: input.flavour, baseUrl, apiUrl, user: input.user ?? null, ca };
  const id = newId('try');
  await db.transaction().execute(async (tx) => {
    await sql`insert into jira_trials (id, workspace_id, connection_id, site, token_cipher)
      values (${id}, ${who.workspaceId}, ${known?.id ?? null}, ${jsonb(site)}, ${seal(options.secret, token, id)})`.execute(tx);
    await record(tx, who, 'jira.trial-asked', { trialId: id });
  });
  try {
    return await answered(() => db.selectFrom('jira_trials').select('checks').where('id', '=', id).executeTakeFirst());
  } finally {
    await db.deleteFrom('jira_trials').where('id', '=', id).execute();
  }
}

/** Forgets trials, tokens and all, that nobody waits for any more: their server was killed. */
export async function dropOldTrials(db: Db): Promise<void> {
  await sql`delete from jira_trials where asked_at < now() - interval '5 minutes'`.execute(db);
}

/** A sign-in to be tried. `connectionId`: the saved site of that address. */
export type Trial = TriedSite & { workspaceId: WorkspaceId; connectionId: JiraConnectionId | null; token: string };

/** Takes a trial with its token, which is gone from the database with that; null when it was taken before or nobody waits for it any more. */
export async function takeTrial(db: Db, id: JiraTrialId, secret: string): Promise<Trial | null> {
  const { rows } = await sql<TriedSite & { workspaceId: WorkspaceId; connectionId: JiraConnectionId | null; cipher: string }>`
    with taken as (select id, token_cipher from jira_trials where id = ${id} and token_cipher is not null for update)
    update jira_trials t set token_cipher = null from taken where t.id = taken.id
    returning t.workspace_id as "workspaceId", t.connection_id as "connectionId", taken.token_cipher as cipher, t.site->>'flavour' as flavour,
      t.site->>'baseUrl' as "baseUrl", t.site->>'apiUrl' as "apiUrl", t.site->>'user' as user, t.site->>'ca' as ca`.execute(db);
  if (!rows[0]) return null;
  const { cipher, ...site } = rows[0];
  return { ...site, token: unseal(secret, cipher, id) };
}

/** What came of a trial, for whoever waits for it. */
export async function answerTrial(db: Db, id: JiraTrialId, checks: JiraCheck[]): Promise<void> {
  await db
    .updateTable('jira_trials')
    .set({ checks: jsonb(checks) })
    .where('id', '=', id)
    .execute();
}
