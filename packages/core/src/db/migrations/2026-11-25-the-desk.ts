import { type Kysely, sql } from 'kysely';

/** Everything that one chat needs from the first message to the reports. */
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

  `create table customers (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    name text not null,
    email text,
    language text,
    attributes jsonb not null default '{}',
    created_at timestamptz not null default now()
  )`,
  `create index customers_workspace on customers (workspace_id, created_at)`,

  `create sequence chat_numbers start 48000`,
  `create table chats (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    number bigint not null default nextval('chat_numbers'),
    version int not null default 1,
    status text not null check (status in ('queued', 'live', 'pending', 'closed', 'ticketed')),
    customer_id text not null references customers,
    agent_id text references users,
    department_id text references departments,
    channel text not null default 'web',
    topic text,
    opened_at timestamptz not null,
    assigned_at timestamptz,
    first_reply_at timestamptz,
    waiting_since timestamptz,
    last_message_at timestamptz not null,
    last_message_author text,
    last_message_text text,
    last_customer_version int not null default 0,
    unread int not null default 0,
    opened boolean not null default false,
    previous_chat_id text references chats,
    closure_id text,
    check (status not in ('live', 'pending') or agent_id is not null),
    check (status not in ('queued', 'ticketed') or agent_id is null),
    check ((status = 'closed') = (closure_id is not null))
  ) with (fillfactor = 80)`,
  `create unique index chats_one_open on chats (workspace_id, customer_id, channel) where status in ('queued', 'live', 'pending')`,
  `create index chats_of_agent on chats (workspace_id, agent_id, status) where status in ('live', 'pending')`,
  `create index chats_queue on chats (workspace_id, opened_at) where status = 'queued'`,
  `create index chats_of_customer on chats (workspace_id, customer_id, opened_at desc)`,
  `create index chats_closed on chats (workspace_id, last_message_at desc) where status = 'closed'`,
  `create index chats_first_reply on chats (workspace_id, first_reply_at) where first_reply_at is not null`,

  `create table messages (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    chat_id text not null references chats on delete cascade,
    version int not null,
    author_kind text not null check (author_kind in ('customer', 'agent', 'system')),
    author_id text,
    author_name text not null,
    text text not null,
    client_id text not null,
    at timestamptz not null,
    unique (chat_id, version)
  )`,

  `create table closures (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    chat_id text not null references chats on delete cascade,
    sentiment text check (sentiment in ('positive', 'neutral', 'negative')),
    note text,
    closed_by_kind text not null check (closed_by_kind in ('agent', 'supervisor', 'customer', 'system')),
    closed_by_id text,
    closed_by_name text not null,
    agent_id text references users,
    department_id text references departments,
    channel text not null,
    reason text not null,
    handled_seconds int not null,
    closed_at timestamptz not null,
    undo_until timestamptz not null,
    undone_at timestamptz,
    counted_at timestamptz,
    uncounted_at timestamptz
  )`,
  `create unique index closures_standing on closures (chat_id) where undone_at is null`,
  `create index closures_stream on closures (workspace_id, closed_at desc, id desc)`,
  `create index closures_to_count on closures (workspace_id) where counted_at is null and undone_at is null`,
  `create index closures_to_uncount on closures (workspace_id) where counted_at is not null and undone_at is not null and uncounted_at is null`,

  `create table tags (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    name text not null,
    meaning text not null default '',
    hue int not null default 245,
    department_ids text[] not null default '{}',
    active boolean not null default true,
    version int not null default 1,
    created_at timestamptz not null default now()
  )`,
  `create unique index tags_name on tags (workspace_id, lower(name))`,
  `create table closure_tags (
    workspace_id text not null references workspaces on delete cascade,
    closure_id text not null references closures on delete cascade,
    tag_id text not null references tags,
    primary key (closure_id, tag_id)
  )`,
  `create index closure_tags_tag on closure_tags (workspace_id, tag_id)`,

  `create table jira_connections (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    flavour text not null check (flavour in ('cloud', 'dc')),
    base_url text not null,
    user_name text,
    token_cipher text,
    aliases text[] not null default '{}',
    projects text[],
    projects_at timestamptz,
    held boolean not null default false,
    last_ok_at timestamptz,
    last_error_kind text,
    last_error_text text,
    last_error_at timestamptz,
    checks jsonb,
    created_at timestamptz not null default now()
  )`,
  `create unique index jira_connections_base on jira_connections (workspace_id, base_url)`,
  `create table jira_issues (
    workspace_id text not null references workspaces on delete cascade,
    connection_id text not null references jira_connections on delete cascade,
    issue_id text not null,
    key text not null,
    summary text not null,
    status text,
    category text not null,
    seen_at timestamptz not null,
    primary key (connection_id, issue_id)
  )`,
  `create index jira_issues_key on jira_issues (workspace_id, key)`,
  `create table chat_references (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    chat_id text not null references chats on delete cascade,
    closure_id text not null references closures on delete cascade,
    kind text not null check (kind in ('jira', 'link', 'ticket')),
    text text not null,
    url text,
    connection_id text references jira_connections on delete set null,
    issue_key text,
    issue_id text,
    remote_link_id text,
    state text not null check (state in ('pending', 'linked', 'needs-attention', 'failed', 'unlinked', 'none')),
    reason text,
    attempts int not null default 0,
    due_at timestamptz,
    changed_at timestamptz not null
  )`,
  `create index chat_references_closure on chat_references (closure_id)`,
  `create index chat_references_chat on chat_references (chat_id)`,
  `create index chat_references_due on chat_references (due_at) where due_at is not null`,
  `create index chat_references_wall on chat_references (workspace_id, changed_at desc) where kind = 'jira'`,

  `create table notes (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    customer_id text not null references customers on delete cascade,
    chat_id text references chats on delete set null,
    author_id text not null references users,
    text text not null,
    created_at timestamptz not null default now()
  )`,
  `create index notes_customer on notes (workspace_id, customer_id, created_at desc)`,
  `create table drafts (
    workspace_id text not null references workspaces on delete cascade,
    user_id text not null references users on delete cascade,
    chat_id text not null references chats on delete cascade,
    mode text not null check (mode in ('reply', 'close')),
    body jsonb not null,
    updated_at timestamptz not null default now(),
    primary key (user_id, chat_id, mode)
  )`,

  `create table events (
    seq bigint generated always as identity primary key,
    workspace_id text not null references workspaces on delete cascade,
    chat_id text,
    version int,
    type text not null,
    actor jsonb not null,
    data jsonb not null,
    chat jsonb,
    intent text,
    intent_hash text,
    at timestamptz not null default clock_timestamp()
  )`,
  `create unique index events_of_chat on events (chat_id, version) where chat_id is not null`,
  `create unique index events_intent on events (workspace_id, intent) where intent is not null`,
  `create table outbox (seq bigint primary key)`,

  `create table report_buckets (
    workspace_id text not null references workspaces on delete cascade,
    start timestamptz not null,
    department_id text not null,
    agent_id text not null,
    channel text not null,
    sentiment text not null,
    reason text not null,
    closures int not null,
    primary key (workspace_id, start, department_id, agent_id, channel, sentiment, reason)
  )`,
  `create table report_tag_buckets (
    workspace_id text not null references workspaces on delete cascade,
    start timestamptz not null,
    department_id text not null,
    agent_id text not null,
    tag_id text not null,
    sentiment text not null,
    closures int not null,
    primary key (workspace_id, start, department_id, agent_id, tag_id, sentiment)
  )`,

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
