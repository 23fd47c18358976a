import { type Kysely, sql } from 'kysely';

/** References whose issue is known by its key alone, found by that: few, but they stand in the same counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create index chat_references_key on chat_references (connection_id, issue_key) where issue_id is null`).execute(db);
}
