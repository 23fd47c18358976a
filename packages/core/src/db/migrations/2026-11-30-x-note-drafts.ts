import { type Kysely, sql } from 'kysely';

/** A note that is being written is kept like a reply. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table drafts drop constraint drafts_mode_check,
    add constraint drafts_mode_check check (mode in ('reply', 'close', 'note'))`.execute(db);
}
