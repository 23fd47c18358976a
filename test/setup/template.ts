import { connect } from '@desk/core/db/connect';
import { migrate } from '@desk/core/db/migrate';
import { createQueueBackend } from '@desk/runtime/queue-bullmq';
import postgres from 'postgres';

/** The database that is migrated once and then only copied. */
export const TEMPLATE = 'template_desk';

/** Creates and migrates the template, queue included, on the server of `url`. Nobody may stay connected to it: a copy needs it idle. */
export async function createTemplate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`create database ${sql(TEMPLATE)}`;
  } finally {
    await sql.end();
  }
  const { db } = connect(databaseUrl(url, TEMPLATE));
  try {
    await migrate(db);
  } finally {
    await db.destroy();
  }
  // The queue of the embedded form would else create its tables and functions in each copy.
  await (await createQueueBackend({ databaseUrl: databaseUrl(url, TEMPLATE) })).close();
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
