import { type Kysely, sql } from 'kysely';

/**
 * `api_url`: where a site is called, when that is not where people open it. `tell_at`: when those who wait for an issue are told that it is done.
 * `reference_watches`: who wants to be told, or not, other than by rule.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table jira_connections add api_url text`,
  // Until now it was asked for and never sent: Data Center was called by a personal token alone.
  `update jira_connections set user_name = null where flavour = 'dc'`,
  `alter table jira_issues add tell_at timestamptz`,
  `create index jira_issues_tell on jira_issues (tell_at) where tell_at is not null`,
  `create table reference_watches (
    workspace_id text not null references workspaces on delete cascade,
    reference_id text not null references chat_references on delete cascade,
    user_id text not null references users on delete cascade,
    wants boolean not null,
    primary key (reference_id, user_id)
  )`,
];
