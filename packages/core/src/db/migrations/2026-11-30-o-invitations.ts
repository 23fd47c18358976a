import { type Kysely, sql } from 'kysely';

/** Links by which somebody chooses their password: at most one for each, known by its hash alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table invitations (
    token_hash text primary key,
    workspace_id text not null,
    user_id text not null,
    created_by text references users on delete set null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    unique (workspace_id, user_id),
    foreign key (workspace_id, user_id) references memberships on delete cascade
  )`.execute(db);
}
