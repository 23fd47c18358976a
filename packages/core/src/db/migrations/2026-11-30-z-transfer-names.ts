import { type Kysely, sql } from 'kysely';

/** Names as they were, as messages and closures keep them: reading a chat looks into one table more, and only plans that one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table transfers add from_name text, add to_name text, add ended_by_name text`.execute(db);
  await sql`update transfers t set from_name = (select name from users where id = t.from_id),
    to_name = coalesce((select name from users where id = t.to_agent_id), (select name from departments where id = t.to_department_id)),
    ended_by_name = (select name from users where id = t.ended_by)`.execute(db);
  await sql`alter table transfers alter from_name set not null, alter to_name set not null`.execute(db);
}
