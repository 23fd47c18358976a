import { type Kysely, sql } from 'kysely';

/** Where the time of each closed chat went, in milliseconds. What was closed before is measured by the next fold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table closure_times (
    closure_id text primary key references closures on delete cascade,
    workspace_id text not null references workspaces on delete cascade,
    queue_ms bigint not null,
    agent_ms bigint not null,
    customer_ms bigint not null,
    pending_ms bigint not null
  )`.execute(db);
  await sql`update closures set is_dirty = true where undone_at is null`.execute(db);
}
