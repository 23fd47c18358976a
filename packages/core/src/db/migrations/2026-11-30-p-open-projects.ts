import { type Kysely, sql } from 'kysely';

/** Which projects of a site an admin has opened to the desk; null: all that its user may see. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table jira_connections add only_projects text[]').execute(db);
}
