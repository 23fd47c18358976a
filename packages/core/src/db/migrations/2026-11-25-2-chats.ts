import { type Kysely, sql } from 'kysely';

/** Customers, their chats and messages, and what the team writes beside them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
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
];
