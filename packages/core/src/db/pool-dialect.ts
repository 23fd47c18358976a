import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
  type TransactionSettings,
} from 'kysely';
import type postgres from 'postgres';
import { type OpenTransaction, openTransaction } from './open-transaction.ts';
import type { Permits } from './permits.ts';

const MARK = '/* short */';

/**
 * Begins a statement that reads few rows by their keys and waits for nobody. Such reads of all callers go down the lane: few connections, on
 * which they follow one another without a pause. That spares PostgreSQL and us most of the waking up, which costs more than the read itself.
 */
export const SHORT = sql.raw(MARK);

/**
 * `pool`: a connection for each query, `permits` as many as it has connections. `lane`: few connections, on which queries may be sent before the
 * one ahead is answered.
 */
export type Pools = { pool: postgres.Sql; lane: postgres.Sql; permits: Permits };

/**
 * Kysely over postgres.js. A query by itself goes to the pool, which sends it on whatever connection is free: it costs one round trip and
 * nothing to reserve or give back. Only a transaction holds a connection of its own. (So `db.connection()` pins nothing: use a transaction.)
 * Every statement is prepared once per connection and from then on known by name.
 */
export function poolDialect(pools: Pools): Dialect {
  return {
    createDriver: () => poolDriver(pools),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

type PoolConnection = DatabaseConnection & { open: OpenTransaction | null };

function poolDriver(pools: Pools): Driver {
  const { pool, permits } = pools;
  async function ended(connection: DatabaseConnection, end: (open: OpenTransaction) => Promise<void>): Promise<void> {
    const { open } = connection as PoolConnection;
    if (!open) return; // a commit that failed: there is nothing left to roll back
    (connection as PoolConnection).open = null;
    await end(open).finally(() => permits.give());
  }
  return {
    init: async () => {},
    acquireConnection: async () => poolConnection(pools),
    async beginTransaction(connection, settings) {
      await permits.take();
      try {
        (connection as PoolConnection).open = await openTransaction(pool, modes(settings));
      } catch (error) {
        permits.give();
        throw error;
      }
    },
    commitTransaction: (connection) => ended(connection, (open) => open.commit()),
    rollbackTransaction: (connection) => ended(connection, (open) => open.rollback()),
    releaseConnection: async () => {},
    destroy: () => pool.end(),
  };
}

function poolConnection({ pool, lane, permits }: Pools): PoolConnection {
  return {
    open: null,
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const ask = (way: postgres.ISql) => way.unsafe(sql, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
      const byItself = () => (sql.startsWith(MARK) ? ask(lane) : permitted(permits, () => ask(pool)));
      const result = await (this.open ? this.open.run(ask) : byItself());
      return { rows: result as unknown as R[], ...(CHANGING.has(result.command) ? { numAffectedRows: BigInt(result.count) } : {}) };
    },
    // biome-ignore lint/correctness/useYield: there is nothing to give.
    async *streamQuery() {
      throw new Error('Rows are not streamed: read them in pages.');
    },
  };
}

async function permitted<T>(permits: Permits, work: () => PromiseLike<T>): Promise<T> {
  await permits.take();
  try {
    return await work();
  } finally {
    permits.give();
  }
}

const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function modes({ isolationLevel, accessMode }: TransactionSettings): string {
  return `${isolationLevel ? `isolation level ${isolationLevel}` : ''} ${accessMode ?? ''}`.trim();
}
