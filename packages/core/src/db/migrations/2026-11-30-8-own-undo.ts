import { type Kysely, sql } from 'kysely';

/** A member's own window to undo a close; null: as the workspace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table memberships add undo_seconds int check (undo_seconds in (10, 30, 100))`.execute(db);
}
