import { type Kysely, sql } from 'kysely';

/** A certificate authority of a JIRA site's own, as PEM. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table jira_connections add ca_pem text').execute(db);
}
