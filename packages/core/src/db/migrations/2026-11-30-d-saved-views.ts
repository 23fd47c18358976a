import { type Kysely, sql } from 'kysely';

/** Filters of a page under a name, kept for one member. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table saved_views (
    id text primary key,
    workspace_id text not null,
    user_id text not null,
    page text not null,
    name text not null,
    query text not null,
    is_default boolean not null default false,
    created_at timestamptz not null default now(),
    foreign key (workspace_id, user_id) references memberships on delete cascade
  )`.execute(db);
  await sql`create unique index saved_views_name on saved_views (workspace_id, user_id, page, lower(name))`.execute(db);
  await sql`create unique index saved_views_default on saved_views (workspace_id, user_id, page) where is_default`.execute(db);
}
