import { type Kysely, sql } from 'kysely';

/** Chats by when they were opened, as exports and the dashboard read them; in milliseconds, since a cursor holds no more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chats alter opened_at type timestamptz(3) using date_trunc('milliseconds', opened_at)`.execute(db);
  await sql`create index chats_opened on chats (workspace_id, opened_at desc, id desc)`.execute(db);
}
