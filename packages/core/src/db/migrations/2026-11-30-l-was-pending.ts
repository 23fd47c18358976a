import { type Kysely, sql } from 'kysely';

/** Whether the chat waited for its customer when it was closed: an undone close leads back there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table closures add column was_pending boolean not null default false`.execute(db);
}
