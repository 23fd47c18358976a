import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DeskError } from '@desk/protocol/errors';
import { JiraConnectionId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Who } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { seal, unseal } from './secret.ts';

/** An issue is read at most this often, however many hints come. */
const CALM_SECONDS = 5;
const EVENTS = new Set(['jira:issue_updated', 'jira:issue_created', 'jira:issue_deleted']);
/** Changes of other fields show nowhere in the desk; our own link comes back as one of them. */
const FIELDS = new Set(['status', 'resolution', 'summary', 'issuetype', 'key', 'project', 'security']);

/** A webhook as it came in. `signature`: `X-Hub-Signature`; `id`: `X-Atlassian-Webhook-Identifier`, the same for each repeat. */
export type Hint = { body: Uint8Array; signature: string; id: string | null };

/** Gives a site a new secret for its webhooks, said this once; the one before no longer counts. */
export async function renewHookSecret(db: Db, who: Who, connectionId: JiraConnectionId, secret: string): Promise<string> {
  const hookSecret = randomBytes(32).toString('base64url');
  const { numUpdatedRows } = await db
    .updateTable('jira_connections')
    .set({ hook_cipher: seal(secret, hookSecret, aadOf(connectionId)), hook_at: null })
    .where('id', '=', connectionId)
    .where('workspace_id', '=', who.workspaceId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new DeskError('not-found', 'There is no such JIRA site.');
  return hookSecret;
}

/**
 * Takes a webhook of a site as a hint: signed with its secret, new, and about an issue that the desk shows, it makes the worker read that issue
 * anew. Nothing of its content is believed but the issue's number. What cannot be read, is unknown or old is dropped in silence, so that JIRA
 * does not send it again. [J11]
 * @throws DeskError `not-allowed` for a wrong or missing signature, and alike for a site that there is not
 */
export async function takeHint(db: Db, connectionId: string, hint: Hint, secret: string): Promise<void> {
  const id = JiraConnectionId.safeParse(connectionId);
  const site = id.success
    ? await db.selectFrom('jira_connections').selectAll().where('id', '=', id.data).where('retired_at', 'is', null).executeTakeFirst()
    : undefined;
  if (!site?.hook_cipher || !isSigned(hint, unseal(secret, site.hook_cipher, aadOf(site.id))))
    throw new DeskError('not-allowed', 'This webhook is not signed as it should be.');
  const said = read(hint.body);
  const named =
    said &&
    said.origin !== null &&
    [site.base_url, ...site.aliases, ...(site.api_url ? [site.api_url] : [])].some((base) => new URL(base).origin === said.origin);
  const hintId = hint.id ?? createHmac('sha256', 'body').update(hint.body).digest('hex');
  await sql`with fresh as (
      insert into jira_hints (workspace_id, connection_id, id) values (${site.workspace_id}, ${site.id}, ${hintId.slice(0, 200)})
      on conflict do nothing returning connection_id),
    heard as (update jira_connections j set hook_at = now() from fresh where j.id = fresh.connection_id)
    update jira_issues ji set was_deleted = was_deleted or ${said?.isDeleted ?? false},
      due_at = least(due_at, greatest(now(), seen_at + make_interval(secs => ${CALM_SECONDS})))
    from fresh where ji.connection_id = fresh.connection_id and ji.issue_id = ${named ? said.issueId : ''}`.execute(db);
}

/** Forgets what is too old to matter: webhooks of a week ago, look-ups nobody asks for any more, questions that are answered, turns that are over. */
export async function forgetOld(db: Db, connectionId: JiraConnectionId): Promise<void> {
  const week = sql`now() - interval '7 days'`;
  await sql`delete from jira_hints where connection_id = ${connectionId} and at < ${week}`.execute(db);
  await sql`delete from jira_lookups where connection_id = ${connectionId} and asked_at < ${week}`.execute(db);
  await sql`delete from jira_asks where connection_id = ${connectionId} and due_at is null and asked_at < ${week}`.execute(db);
  await sql`delete from jira_turns where connection_id = ${connectionId} and until < ${week}`.execute(db);
}

/** Only SHA-256, over the bytes as they came; compared in constant time. */
function isSigned({ body, signature }: Hint, secret: string): boolean {
  const [, given = ''] = /^sha256=([0-9a-f]{64})$/.exec(signature) ?? [];
  const right = createHmac('sha256', secret).update(body).digest();
  return given !== '' && timingSafeEqual(Buffer.from(given, 'hex'), right);
}

type Said = { issueId: string; origin: string | null; isDeleted: boolean };

function read(body: Uint8Array): Said | null {
  const event = objectOf(parse(body));
  const name = own(event, 'webhookEvent');
  const issue = objectOf(own(event, 'issue'));
  const issueId = String(own(issue, 'id'));
  if (typeof name !== 'string' || !EVENTS.has(name) || !/^[1-9]\d{0,18}$/.test(issueId)) return null;
  const items = own(objectOf(own(event, 'changelog')), 'items');
  if (Array.isArray(items) && !items.some((item) => FIELDS.has(String(own(objectOf(item), 'field')).toLowerCase()))) return null;
  const self = own(issue, 'self');
  const origin = typeof self === 'string' && URL.canParse(self) ? new URL(self).origin : null;
  return { issueId, origin, isDeleted: name === 'jira:issue_deleted' };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}

/** Webhooks carry fields such as `toString`: only what the object has itself is read. */
function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function aadOf(connectionId: string): string {
  return `${connectionId} webhooks`;
}
