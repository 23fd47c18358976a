import { type Kysely, sql } from 'kysely';

/** Since when the servers have noted without a gap whose desks are connected: while nobody could note it, nobody was away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table seen_watch (id boolean primary key check (id), since timestamptz not null, noted_at timestamptz not null)`.execute(
    db,
  );
}
