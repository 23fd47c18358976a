import { Kysely, type Transaction } from 'kysely';
import postgres from 'postgres';
import { poolDialect } from './pool-dialect.ts';
import type { Schema } from './schema.ts';

/** May open a transaction. */
export type Db = Kysely<Schema>;
/** Is inside one. */
export type Tx = Transaction<Schema>;

/** The pool below Kysely, for LISTEN, which needs a connection of its own. */
export type Pool = postgres.Sql;

/**
 * A query waits for whichever connection is free first, never behind another query on the same one: reports may be slow. (An option that
 * the driver's types leave out.)
 */
const ONE_AT_A_TIME = { max_pipeline: 0 };

export type ConnectOptions = { max?: number; name?: string };

/**
 * Connects to PostgreSQL. Nothing is sent until the first query.
 * bigint arrives as a number: sequences stay far below 2^53. Times arrive as `Date`, jsonb parsed.
 */
export function connect(url: string, { max = 10, name = 'desk' }: ConnectOptions = {}): { db: Db; pool: Pool } {
  const pool = postgres(url, {
    max,
    prepare: true,
    ...ONE_AT_A_TIME,
    onnotice: () => {},
    connection: { application_name: name, TimeZone: 'UTC' },
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  });
  return { db: new Kysely<Schema>({ dialect: poolDialect(pool) }), pool };
}
