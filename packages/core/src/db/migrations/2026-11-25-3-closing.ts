import { type Kysely, sql } from 'kysely';

/** Closures with their tags and references, and the JIRA sites that references are attached to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
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
];
