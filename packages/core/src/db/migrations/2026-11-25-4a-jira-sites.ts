import { type Kysely, sql } from 'kysely';

/** One JIRA site at a time: the earlier ones are retired. Each save is a version, so that answers to an older one are told apart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table jira_connections
    add version int not null default 1,
    add retired_at timestamptz,
    add projects_due_at timestamptz not null default now(),
    drop projects_at`,
  `drop index jira_connections_base`,
  `update jira_connections j set retired_at = now(), token_cipher = null, held = false where exists (
    select 1 from jira_connections earlier where earlier.workspace_id = j.workspace_id and (earlier.created_at, earlier.id) < (j.created_at, j.id))`,
  `create unique index jira_connections_active on jira_connections (workspace_id) where retired_at is null`,
];
