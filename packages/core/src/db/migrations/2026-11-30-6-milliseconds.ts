import { type Kysely, sql } from 'kysely';

/** Lists are paged by these times, and a cursor holds milliseconds: what the column kept beyond them would be skipped between two pages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chats alter last_message_at type timestamptz(3)`.execute(db);
  await sql`alter table closures alter closed_at type timestamptz(3)`.execute(db);
}
