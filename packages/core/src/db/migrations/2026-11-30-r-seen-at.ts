import { type Kysely, sql } from 'kysely';

/** When somebody's desk was connected last, and since when it is not, if that is why they get no new chats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table memberships add seen_at timestamptz, add disconnected_at timestamptz`.execute(db);
}
