import { type Kysely, sql } from 'kysely';

/** Issues that are done, for who closed a chat with them. An issue that is taken up again and done again is told again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table notices (
    workspace_id text not null references workspaces on delete cascade,
    user_id text not null references users on delete cascade,
    chat_id text not null references chats on delete cascade,
    connection_id text not null references jira_connections on delete cascade,
    issue_id text not null,
    done_since timestamptz not null,
    seen_at timestamptz,
    primary key (user_id, chat_id, connection_id, issue_id, done_since)
  )`,
  `create index notices_unseen on notices (workspace_id, user_id) where seen_at is null`,
];
