import { type Kysely, sql } from 'kysely';

/** Status that comes back: when an issue is looked at again, what JIRA has hinted at, and the secret that hints are signed with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table jira_issues
    add updated_at timestamptz,
    add done_since timestamptz,
    add due_at timestamptz,
    add was_deleted boolean not null default false`,
  `alter table jira_issues drop constraint jira_issues_state_check`,
  `update jira_issues set state = 'hidden' where state = 'gone'`,
  `alter table jira_issues add constraint jira_issues_state_check check (state in ('there', 'hidden', 'deleted'))`,
  `update jira_issues set done_since = seen_at where category = 'done'`,
  `update jira_issues set due_at = now() where category <> 'done'`,
  `create index jira_issues_due on jira_issues (due_at) where due_at is not null`,
  `alter table jira_connections add hook_cipher text, add hook_at timestamptz`,
  `create table jira_hints (
    workspace_id text not null references workspaces on delete cascade,
    connection_id text not null references jira_connections on delete cascade,
    id text not null,
    at timestamptz not null default now(),
    primary key (connection_id, id)
  )`,
];
