import { type Kysely, sql } from 'kysely';

/** Wishes to know an issue by the name that somebody typed, and whether the issue is still there for us. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table jira_issues add state text not null default 'there' check (state in ('there', 'gone'))`,
  `create table jira_lookups (
    workspace_id text not null references workspaces on delete cascade,
    connection_id text not null references jira_connections on delete cascade,
    name text not null,
    state text not null check (state in ('asked', 'known', 'unknown', 'not-answering')),
    issue_id text,
    asked_at timestamptz not null,
    answered_at timestamptz,
    due_at timestamptz,
    primary key (connection_id, name)
  )`,
  `create index jira_lookups_due on jira_lookups (due_at) where due_at is not null`,
  `create index chat_references_issue on chat_references (connection_id, issue_id) where issue_id is not null`,
];
