import { type Kysely, sql } from 'kysely';

/** Old drafts are looked for each second. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index drafts_old on drafts (updated_at)`.execute(db);
}
