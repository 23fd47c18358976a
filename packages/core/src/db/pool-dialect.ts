import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type postgres from 'postgres';

/**
 * Kysely over postgres.js. A query by itself goes to the pool, which sends it on whatever connection is free: it costs one round trip and
 * nothing to reserve or give back. Only a transaction holds a connection of its own. (So `db.connection()` pins nothing: use a transaction.)
 * Every statement is prepared once per connection and from then on known by name.
 */
export function poolDialect(pool: postgres.Sql): Dialect {
  return {
    createDriver: () => poolDriver(pool),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

type PoolConnection = DatabaseConnection & { sql: postgres.Sql | postgres.ReservedSql };

function poolDriver(pool: postgres.Sql): Driver {
  const run = (connection: DatabaseConnection, text: string) => connection.executeQuery(CompiledQuery.raw(text));
  return {
    init: async () => {},
    acquireConnection: async () => poolConnection(pool),
    async beginTransaction(connection, settings) {
      (connection as PoolConnection).sql = await pool.reserve();
      await run(connection, begin(settings));
    },
    async commitTransaction(connection) {
      const { command } = await (connection as PoolConnection).sql.unsafe('commit');
      if (command !== 'COMMIT') throw new Error('Nothing was committed: a statement of this transaction had failed.');
    },
    rollbackTransaction: async (connection) => void (await run(connection, 'rollback')),
    async releaseConnection(connection) {
      const { sql } = connection as PoolConnection;
      if ('release' in sql) sql.release();
    },
    destroy: () => pool.end(),
  };
}

function poolConnection(pool: postgres.Sql): PoolConnection {
  return {
    sql: pool,
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const result = await this.sql.unsafe(sql, parameters as postgres.ParameterOrJSON<never>[], { prepare: true });
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
