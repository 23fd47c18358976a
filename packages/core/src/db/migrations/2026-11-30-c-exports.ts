import { type Kysely, sql } from 'kysely';

/** Who exported what, and the files of large exports in parts until they expire. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table exports (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    user_id text not null references users,
    kind text not null check (kind in ('closures', 'chats', 'agents-per-day', 'tags')),
    format text not null check (format in ('csv', 'jsonl')),
    filter jsonb not null,
    state text not null check (state in ('direct', 'waiting', 'running', 'ready', 'failed', 'expired')),
    rows_total int not null,
    rows_done int not null default 0,
    told_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  )`.execute(db);
  await sql`create index exports_workspace on exports (workspace_id, created_at desc)`.execute(db);
  await sql`create index exports_open on exports (expires_at) where state <> 'expired'`.execute(db);
  await sql`create table export_parts (
    workspace_id text not null references workspaces on delete cascade,
    export_id text not null references exports on delete cascade,
    part int not null,
    body text not null,
    primary key (export_id, part)
  )`.execute(db);
}
