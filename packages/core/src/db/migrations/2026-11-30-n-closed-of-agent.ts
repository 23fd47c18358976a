import { type Kysely, sql } from 'kysely';

/** What an agent closed, the latest first: a search among them must not walk through everybody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index chats_closed_of_agent on chats (workspace_id, agent_id, last_message_at desc) where status = 'closed'`.execute(db);
}
