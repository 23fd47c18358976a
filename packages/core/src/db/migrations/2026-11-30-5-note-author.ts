import { type Kysely, sql } from 'kysely';

/** Who wrote a closing note that was filled in later, and when; null: whoever closed, then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table closures add note_author_id text references users, add note_at timestamptz`.execute(db);
}
