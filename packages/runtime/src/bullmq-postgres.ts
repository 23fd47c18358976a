import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import { type Carrier, KEPT, STREAMS } from './bullmq-carrier.ts';

/** The name that BullMQ gives its schema unless told otherwise. */
const SCHEMA = 'bullmq';
/** One for each worker to listen on, and some for what they do. */
const CONNECTIONS = 20;
const IDLE_MS = 60_000;
const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * BullMQ in Postgres, for a desk without Redis. All queues and workers share one pool, in which each worker keeps a connection to listen on:
 * BullMQ's functions are compiled anew on every connection, which costs more than all that a small desk does with them.
 */
export async function openPostgresCarrier(databaseUrl: string, connections = CONNECTIONS): Promise<Carrier> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: `-c search_path=${SCHEMA}`,
    max: connections,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced at the next query, which is where trouble shows.
  pool.on('error', () => {});
  pool.setMaxListeners(0);
  await migrate(pool);

  return {
    openQueue: (name) => new Queue<unknown>(name, { connection: pool, defaultJobOptions: KEPT, streams: STREAMS }),
    openWorker: (name, processor, options) => new Worker<unknown>(name, processor, { connection: pool, ...options }),
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
