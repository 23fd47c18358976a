import { type Kysely, sql } from 'kysely';

/** The journal with its outbox, and the buckets of the reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
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
];
