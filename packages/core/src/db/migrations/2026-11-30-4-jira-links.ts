import { type Kysely, sql } from 'kysely';

/**
 * What stands behind a link's life: which issue may have got it (`sent_to`, written before the call), turns at an issue, the pause of a site that
 * is down, and how fast waiting links leave.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table chat_references add sent_to text`,
  `update chat_references set sent_to = issue_id where remote_link_id is not null`,
  `create index chat_references_site_due on chat_references (connection_id, due_at) where due_at is not null`,
  `create table jira_turns (
    workspace_id text not null references workspaces on delete cascade,
    connection_id text not null references jira_connections on delete cascade,
    issue_id text not null,
    holder text not null,
    until timestamptz not null,
    primary key (connection_id, issue_id)
  )`,
  `alter table jira_connections
    add failures int not null default 0,
    add failing_since timestamptz,
    add parked_until timestamptz,
    add parks int not null default 0,
    add wait_until timestamptz,
    add claim_at timestamptz not null default now()`,
];
