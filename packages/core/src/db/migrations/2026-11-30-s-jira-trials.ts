import { type Kysely, sql } from 'kysely';

/** Sign-ins of JIRA that are tried before they are saved. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table jira_trials (
        id text primary key,
        workspace_id text not null references workspaces on delete cascade,
        connection_id text references jira_connections on delete cascade,
        site jsonb not null,
        token_cipher text,
        checks jsonb,
        asked_at timestamptz not null default now()
      )`,
    )
    .execute(db);
}
