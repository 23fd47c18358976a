import { type Kysely, sql } from 'kysely';

/** Links that wait for their site, which the wall counts each second: few among all that were ever made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create index chat_references_pending on chat_references (connection_id) where state = 'pending'`).execute(db);
}
