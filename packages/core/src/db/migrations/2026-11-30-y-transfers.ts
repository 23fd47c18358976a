import { type Kysely, sql } from 'kysely';

/**
 * Offers of open chats to a colleague or a department, and how each ended. A chat points to the one that stands, or to the last one while its
 * owner has not taken note of what became of it. [C15] [C18]
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workspaces add transfer_minutes int not null default 20 check (transfer_minutes between 1 and 60)`.execute(db);
  await sql`create table transfers (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    chat_id text not null references chats on delete cascade,
    from_id text not null references users,
    to_agent_id text references users,
    to_department_id text references departments,
    note text,
    offered_at timestamptz not null,
    expires_at timestamptz not null,
    declined_by text[] not null default '{}',
    outcome text check (outcome in ('accepted', 'declined', 'expired', 'cancelled', 'withdrawn')),
    ended_at timestamptz,
    ended_by text references users,
    reason text,
    why text check (why in ('time', 'receiver-left')),
    acknowledged_at timestamptz,
    check ((to_agent_id is null) <> (to_department_id is null)),
    check ((outcome is null) = (ended_at is null)))`.execute(db);
  await sql`create unique index transfers_one_open on transfers (chat_id) where outcome is null`.execute(db);
  await sql`create index transfers_open on transfers (workspace_id, to_agent_id) where outcome is null`.execute(db);
  await sql`alter table chats add transfer_id text`.execute(db);
}
