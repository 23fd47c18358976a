import { Kysely, type Transaction } from 'kysely';
import postgres from 'postgres';
import { ARRAY_TYPES } from './array-types.ts';
import { createPermits } from './permits.ts';
import { poolDialect } from './pool-dialect.ts';
import type { Schema } from './schema.ts';

/** May open a transaction. */
export type Db = Kysely<Schema>;
/** Is inside one. */
export type Tx = Transaction<Schema>;

/** The pool below Kysely, for LISTEN, which needs a connection of its own. */
export type Pool = postgres.Sql;

/**
 * How many queries the driver sends on one connection before the first is answered (an option that its types leave out). In the pool one, and
 * permits see to it that there are never more queries than connections: a query waits for whichever connection is free first, never behind
 * another one, since reports may be slow. With none the driver could not begin a transaction.
 */
const POOL = { max_pipeline: 1 };
const LANE = { max: 2, max_pipeline: 100 };

export type ConnectOptions = { max?: number; name?: string };

/**
 * Connects to PostgreSQL, with up to `max` connections and two more for short reads. Nothing is sent until the first query. `pool.end()` ends all.
 * bigint arrives as a number: sequences stay far below 2^53. Times arrive as `Date`, jsonb parsed.
 */
export function connect(url: string, { max = 10, name = 'desk' }: ConnectOptions = {}): { db: Db; pool: Pool } {
  const common = {
    prepare: true,
    onnotice: () => {},
    connection: { application_name: name, TimeZone: 'UTC' },
    // Else each connection would ask for all types there are, which takes longer than to open it.
    fetch_types: false,
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String }, ...ARRAY_TYPES },
  };
  const pool = postgres(url, { ...common, ...POOL, max });
  const lane = postgres(url, { ...common, ...LANE });
  const endPool = pool.end;
  pool.end = async (options) => void (await Promise.all([endPool(options), lane.end(options)]));
  return { db: new Kysely<Schema>({ dialect: poolDialect({ pool, lane, permits: createPermits(max) }) }), pool };
}
