import { type Kysely, sql } from 'kysely';

/** Workspaces, the team, its sign-in, and the notices by which every node hears that a session or a right has changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table workspaces (
    id text primary key,
    name text not null,
    widget_key text not null unique,
    zone text not null default 'UTC',
    chat_limit int not null default 5 check (chat_limit between 1 and 100),
    max_tags int not null default 1 check (max_tags between 1 and 5),
    notes_on_close boolean not null default true,
    undo_seconds int not null default 10 check (undo_seconds between 0 and 60),
    reply_target_seconds int not null default 120,
    created_at timestamptz not null default now()
  )`,
  `create table departments (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    name text not null,
    created_at timestamptz not null default now()
  )`,
  `create unique index departments_name on departments (workspace_id, lower(name))`,

  `create table users (
    id text primary key,
    name text not null,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create table sessions (
    id text primary key,
    token text not null unique,
    user_id text not null references users on delete cascade,
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index sessions_user on sessions (user_id)`,
  `create table accounts (
    id text primary key,
    account_id text not null,
    provider_id text not null,
    user_id text not null references users on delete cascade,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    password text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index accounts_user on accounts (user_id)`,
  `create table verifications (
    id text primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index verifications_identifier on verifications (identifier)`,

  `create table memberships (
    workspace_id text not null references workspaces on delete cascade,
    user_id text not null references users on delete cascade,
    role text not null check (role in ('agent', 'supervisor', 'admin')),
    department_ids text[] not null default '{}',
    chat_limit int check (chat_limit between 1 and 100),
    available boolean not null default false,
    available_since timestamptz not null default now(),
    last_assigned_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (workspace_id, user_id)
  )`,
  `create index memberships_user on memberships (user_id)`,

  // A session that ends anywhere, raw SQL included, is heard by every node: its sockets close and its cached answer goes.
  // `gone` false means: ask again (an extended session, other rights).
  `create function tell_session_changed() returns trigger language plpgsql as $$
    begin
      perform pg_notify('desk_session', json_build_object('userId', old.user_id, 'sessionId', old.id, 'gone', tg_op = 'DELETE')::text);
      return old;
    end $$`,
  `create trigger sessions_changed after delete or update of expires_at, user_id on sessions for each row execute function tell_session_changed()`,
  `create function tell_rights_changed() returns trigger language plpgsql as $$
    begin
      perform pg_notify('desk_session', json_build_object('userId', old.user_id, 'sessionId', null, 'gone', false)::text);
      return old;
    end $$`,
  `create trigger rights_changed after delete or update of role, department_ids on memberships for each row execute function tell_rights_changed()`,
];
