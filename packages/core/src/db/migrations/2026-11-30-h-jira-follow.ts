import { type Kysely, sql } from 'kysely';

/** How far the chats of an issue have followed what was read of it, so that a worker which is killed in the middle loses nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table jira_issues
    add follow_due_at timestamptz,
    add follow_before text,
    add follow_round int not null default 0`,
  `create index jira_issues_follow on jira_issues (follow_due_at) where follow_due_at is not null`,
];
