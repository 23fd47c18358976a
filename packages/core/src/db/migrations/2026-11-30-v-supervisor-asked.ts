import { type Kysely, sql } from 'kysely';

/** Since when the customer asks for a supervisor, and why. The wall looks for the few open chats that have it. [V6] */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chats add supervisor_asked_at timestamptz, add supervisor_asked_reason text`.execute(db);
  await sql`create index chats_supervisor_asked on chats (workspace_id, supervisor_asked_at)
    where supervisor_asked_at is not null and status <> 'closed'`.execute(db);
}
