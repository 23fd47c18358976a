import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import { type Carrier, KEPT, STREAMS } from './bullmq-carrier.ts';

const SCHEMA = 'bullmq';
const { Queue, Worker } = withBackend(createPostgresBackend);

/** BullMQ in Postgres, for a desk without Redis. Two connections for each queue, up to five for each worker. */
export async function openPostgresCarrier(databaseUrl: string): Promise<Carrier> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000 });
  // An idle connection that breaks is replaced at the next query, which is where trouble shows.
  pool.on('error', () => {});
  await migrate(pool);
  const connection = (max: number) => ({ connectionString: databaseUrl, schema: SCHEMA, max, connectionTimeoutMillis: 5_000 });

  return {
    openQueue: (name) => new Queue<unknown>(name, { connection: connection(2), defaultJobOptions: KEPT, streams: STREAMS }),
    openWorker: (name, processor, options) => new Worker<unknown>(name, processor, { connection: connection(4), ...options }),
    healthy: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  };
}

/** Its own lock makes it safe for several processes at once. */
async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}
