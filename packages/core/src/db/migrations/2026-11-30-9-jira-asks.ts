import { type Kysely, sql } from 'kysely';

/** What people want of JIRA beyond links: searches, issue types, new issues. And what an issue's link last said of unhappy closures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table jira_asks (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    connection_id text not null references jira_connections on delete cascade,
    asked_by text not null references users on delete cascade,
    request jsonb not null,
    state text not null default 'asked' check (state in ('asked', 'done', 'failed')),
    result jsonb,
    reason text,
    attempts int not null default 0,
    sent_at timestamptz,
    due_at timestamptz,
    asked_at timestamptz not null default now(),
    intent text
  )`,
  `create index jira_asks_due on jira_asks (due_at) where due_at is not null`,
  `create unique index jira_asks_intent on jira_asks (workspace_id, asked_by, intent) where intent is not null`,
  `alter table jira_issues add told_negative int not null default 0`,
];
