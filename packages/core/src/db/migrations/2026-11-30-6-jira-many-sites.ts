import { type Kysely, sql } from 'kysely';

/** Several JIRA sites for one workspace, each address once; when their tokens end, and how much they let us ask. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `drop index jira_connections_active`,
  `create unique index jira_connections_active on jira_connections (workspace_id, base_url) where retired_at is null`,
  `alter table jira_connections
    add token_expires_at timestamptz,
    add rate_limit int,
    add rate_left int,
    add rate_at timestamptz`,
];
