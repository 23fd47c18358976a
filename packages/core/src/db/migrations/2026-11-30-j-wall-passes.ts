import { type Kysely, sql } from 'kysely';

/** Screens that show the wall without a sign-in, until an admin takes their pass back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table wall_passes (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    name text not null,
    department_ids text[] not null,
    created_by text references users on delete set null,
    created_at timestamptz not null default now(),
    seen_at timestamptz,
    revoked_at timestamptz
  )`.execute(db);
  await sql`create index wall_passes_workspace on wall_passes (workspace_id) where revoked_at is null`.execute(db);
}
