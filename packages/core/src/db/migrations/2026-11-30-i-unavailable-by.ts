import { type Kysely, sql } from 'kysely';

/** Which supervisor switched an agent off for new chats; null: they did it themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table memberships add unavailable_by text references users on delete set null`.execute(db);
}
