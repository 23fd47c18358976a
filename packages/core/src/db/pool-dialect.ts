import {
  CompiledQuery,
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

const MARK = '/* short */';

/**
 * Begins a statement that reads few rows by their keys and waits for nobody. Such reads of all callers go down the lane: few connections, on
 * which they follow one another without a pause. That spares PostgreSQL and us most of the waking up, which costs more than the read itself.
 */
export const SHORT = sql.raw(MARK);

/** `pool`: a connection for each query. `lane`: few connections, on which queries may be sent before the one ahead is answered. */
export type Pools = { pool: postgres.Sql; lane: postgres.Sql };

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

type PoolConnection = DatabaseConnection & { reserved: postgres.ReservedSql | null };

function poolDriver({ pool, lane }: Pools): Driver {
  const run = (connection: DatabaseConnection, text: string) => connection.executeQuery(CompiledQuery.raw(text));
  return {
    init: async () => {},
    acquireConnection: async () => poolConnection({ pool, lane }),
    async beginTransaction(connection, settings) {
      (connection as PoolConnection).reserved = await pool.reserve();
      await run(connection, begin(settings));
    },
    async commitTransaction(connection) {
      const { command } = await (connection as PoolConnection).reserved!.unsafe('commit');
      if (command !== 'COMMIT') throw new Error('Nothing was committed: a statement of this transaction had failed.');
    },
    rollbackTransaction: async (connection) => void (await run(connection, 'rollback')),
    releaseConnection: async (connection) => (connection as PoolConnection).reserved?.release(),
    destroy: () => pool.end(),
  };
}

function poolConnection({ pool, lane }: Pools): PoolConnection {
  return {
    reserved: null,
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const way = this.reserved ?? (sql.startsWith(MARK) ? lane : pool);
      const result = await way.unsafe(sql, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
      return { rows: result as unknown as R[], ...(CHANGING.has(result.command) ? { numAffectedRows: BigInt(result.count) } : {}) };
    },
    // biome-ignore lint/correctness/useYield: there is nothing to give.
    async *streamQuery() {
      throw new Error('Rows are not streamed: read them in pages.');
    },
  };
}

const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function begin({ isolationLevel, accessMode }: TransactionSettings): string {
  return `begin${isolationLevel ? ` isolation level ${isolationLevel}` : ''}${accessMode ? ` ${accessMode}` : ''}`;
}
