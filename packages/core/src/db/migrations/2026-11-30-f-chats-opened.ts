import { type Kysely, sql } from 'kysely';

/**
 * Chats by when they were opened, as exports and the dashboard read them; in milliseconds, since a cursor holds no more. The desk never wrote more, so
 * the table is not rewritten: what something else wrote is cut, row by row, and from now on the rest is refused. The rule comes last and does not look
 * at what is there, since it holds up every reader until the migrations are through.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const whole = sql`date_bin('1 millisecond', opened_at, timestamptz '1970-01-01Z')`;
  await sql`update chats set opened_at = ${whole} where opened_at <> ${whole}`.execute(db);
  await sql`create index chats_opened on chats (workspace_id, opened_at desc, id desc)`.execute(db);
  await sql`alter table chats add constraint chats_opened_in_milliseconds check (opened_at = ${whole}) not valid`.execute(db);
}
