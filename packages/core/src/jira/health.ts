import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import type { JiraFlavour } from '@desk/protocol/jira';
import { sql } from 'kysely';
import { system } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';
import { unseal } from './secret.ts';

/** What the worker needs to call a site. */
export type OpenConnection = {
  id: JiraConnectionId;
  /** Counts the saves by an admin: what is learnt of one version says nothing of the next. */
  version: number;
  workspaceId: WorkspaceId;
  flavour: JiraFlavour;
  baseUrl: string;
  /** Where it is called, if not there. */
  apiUrl: string | null;
  user: string | null;
  token: string;
  /** The only projects that are shown and linked; null: all. */
  onlyProjects: string[] | null;
  /** A certificate authority of its own, as PEM. */
  ca?: string;
  /** Its sign-in was refused: nothing is sent until an admin saves it. */
  held: boolean;
  /** It is down: nothing is sent until a probe is answered. */
  isParked: boolean;
  /** It asked us to wait: what has not begun waits. */
  waits: boolean;
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
    apiUrl: row.api_url,
    user: row.user_name,
    token: unseal(secret, row.token_cipher, id),
    onlyProjects: row.only_projects,
    ...(row.ca_pem ? { ca: row.ca_pem } : {}),
    held: row.held,
    isParked: row.parked_until !== null,
    waits: row.wait_until !== null && row.wait_until > new Date(),
  };
}

/** Which connection was asked, as it was saved then: an answer that comes after the next save changes nothing. */
export type Asked = Pick<OpenConnection, 'id' | 'version'>;

/** False when the connection was saved or retired since it was asked. */
export async function isAsSaved(db: Db, { id, version }: Asked): Promise<boolean> {
  const { rows } = await sql`select from jira_connections where id = ${id} and version = ${version} and retired_at is null`.execute(db);
  return rows.length === 1;
}

/** The site answered as it should: whatever failed before has passed, and its links leave again. A held connection stays as it is, since only an admin releases it. */
export async function recordJiraOk(db: Db, { id, version }: Asked, rate: Rate | null = null): Promise<void> {
  await db
    .updateTable('jira_connections')
    .set({ last_ok_at: new Date(), last_error_kind: null, last_error_text: null, last_error_at: null, ...WELL, ...columnsOf(rate) })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('held', '=', false)
    .execute();
}

/** What the site said of how much we may ask. */
export type Rate = { limit: number; left: number; at: Date };

function columnsOf(rate: Rate | null) {
  return rate === null ? {} : { rate_limit: rate.limit, rate_left: rate.left, rate_at: rate.at };
}

const WELL = { failures: 0, failing_since: null, parked_until: null, parks: 0 } as const;

/** So many failed operations within a minute, none in between that worked, park a site: for 30 seconds, then twice as long, up to ten minutes. */
const FAILURES = 5;
const PARK_SECONDS = 30;
const PARK_AT_MOST = 600;

/** What a failure says of its site. `waitMs`: the site asks all of us to wait so long. `parksAfter`: so many park the site when it is not the first of its kind; five otherwise. */
export type SiteFailure = {
  kind: string;
  sentence: string;
  hold: boolean;
  isOutage: boolean;
  waitMs: number | null;
  parksAfter?: number;
};

/**
 * The site failed. `hold` stops all calls to it until an admin saves it: the sign-in was refused. The fifth outage within a minute parks it:
 * nothing is sent until a probe is answered. State and counters stand in the database, so all workers keep away together. [J4] [J10]
 * @returns false when it no longer matters, because the connection was saved or retired meanwhile
 */
export async function recordJiraError(db: Db, { id, version }: Asked, error: SiteFailure): Promise<boolean> {
  const { kind, sentence, hold, isOutage, waitMs, parksAfter = FAILURES } = error;
  const { rows } = await sql<{ turned: boolean; workspace_id: WorkspaceId }>`with before as (
      select id, parked_until, held, case when last_error_kind = ${kind} then ${parksAfter}::int else ${FAILURES}::int end as enough, case when failing_since > now() - interval '1 minute' then failures else 0 end + ${isOutage ? 1 : 0}::int as count
      from jira_connections where id = ${id} and version = ${version} and retired_at is null for update)
    update jira_connections j set last_error_kind = ${kind}, last_error_text = ${sentence}, last_error_at = now(), held = j.held or ${hold},
      failures = before.count, failing_since = case when ${isOutage} and before.count = 1 then now() else failing_since end,
      parked_until = case when ${isOutage} and before.parked_until is null and before.count >= before.enough then ${parkedUntil()} else j.parked_until end,
      parks = parks + case when ${isOutage} and before.parked_until is null and before.count >= before.enough then 1 else 0 end,
      wait_until = greatest(wait_until, now() + make_interval(secs => ${(waitMs ?? 0) / 1000}))
    from before where j.id = before.id
    returning (before.parked_until is null and j.parked_until is not null) or before.held <> j.held as turned, j.workspace_id`.execute(db);
  const row = rows[0];
  if (row?.turned) await record(db, system(row.workspace_id, 'JIRA'), 'jira.health-changed', { connectionId: id });
  return row !== undefined;
}

/** Takes the sites whose park is over, each for one probe. */
export async function claimProbes(db: Db): Promise<JiraConnectionId[]> {
  const { rows } = await sql<{ id: JiraConnectionId }>`update jira_connections set parked_until = now() + interval '1 minute'
    where parked_until <= now() and retired_at is null returning id`.execute(db);
  return rows.map((row) => row.id);
}

/** How the probe of a parked site went. One that answers is let go on trial: its next failure parks it again, for longer. */
export async function recordProbe(
  db: Db,
  { id, version, workspaceId }: Asked & { workspaceId: WorkspaceId },
  answers: boolean,
): Promise<void> {
  const next = answers
    ? sql`parked_until = null, failures = ${FAILURES - 1}, failing_since = now()`
    : sql`parked_until = ${parkedUntil()}, parks = parks + 1`;
  await sql`update jira_connections j set ${next} where id = ${id} and version = ${version} and parked_until is not null`.execute(db);
  if (answers) await record(db, system(workspaceId, 'JIRA'), 'jira.health-changed', { connectionId: id });
}

/** Spread by 20 %, so that sites behind one gateway do not come back in the same second. */
function parkedUntil() {
  return sql`now() + make_interval(secs => least(${PARK_SECONDS} * power(2, least(j.parks, 10)), ${PARK_AT_MOST}) * (0.9 + 0.2 * random()))`;
}
