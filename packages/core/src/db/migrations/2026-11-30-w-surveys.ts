import { type Kysely, sql } from 'kysely';

/**
 * Surveys: what a workspace asks, and one row for each closure whose customer is or was asked. A row is there from the close on, and `due_at` says
 * when it may leave; whoever must not be asked after all loses it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table workspaces
    add column survey_csat boolean not null default false,
    add column survey_nps boolean not null default false,
    add column survey_after_timeout boolean not null default false,
    add column survey_words jsonb not null default '{}',
    add column survey_version integer not null default 0`.execute(db);
  await sql`create table surveys (
    id text primary key,
    workspace_id text not null references workspaces on delete cascade,
    chat_id text not null references chats on delete cascade,
    closure_id text not null unique references closures on delete cascade,
    customer_id text not null references customers on delete cascade,
    closed_at timestamptz not null,
    due_at timestamptz,
    sent_at timestamptz,
    expires_at timestamptz,
    questions jsonb not null default '[]',
    csat integer check (csat between 1 and 5),
    csat_comment text,
    nps integer check (nps between 0 and 10),
    nps_comment text,
    skipped text[] not null default '{}',
    answered_at timestamptz,
    ended_at timestamptz)`.execute(db);
  await sql`create index surveys_due on surveys (due_at) where due_at is not null`.execute(db);
  await sql`create index surveys_of_customer on surveys (customer_id, sent_at desc)`.execute(db);
  await sql`create index surveys_closed on surveys (workspace_id, closed_at) where sent_at is not null`.execute(db);
}
