import { type Kysely, sql } from 'kysely';

/** The departments that a member’s dashboard opens with; none means all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table memberships add dashboard_departments text[] not null default '{}'`.execute(db);
}
