import type postgres from 'postgres';

/** A transaction on a connection of its own, which `commit` or `rollback` gives back. */
export type OpenTransaction = {
  /** Runs one query. Rejects when the connection is gone, also when that happened while nothing ran. */
  run<T>(ask: (sql: postgres.ISql) => PromiseLike<T>): Promise<T>;
  /** Rejects when nothing was committed: a query had failed, or the connection is gone. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
};

type Begun = { sql: postgres.ISql; commit(): void; abort(why: Error): void };

const ROLLED_BACK = new Error('Rolled back.');

/**
 * Opens a transaction by the driver's own `begin`, which alone hears that its connection was closed. A reserved connection that the database
 * ended (a restart, a failover) would be given back as if it were whole: whoever came next waited for ever, or ended the process.
 * `modes` as behind `begin`. Rejects when there is no connection to be had.
 */
export async function openTransaction(pool: postgres.Sql, modes: string): Promise<OpenTransaction> {
  let lost: { error: unknown } | undefined;
  const { promise: begun, resolve, reject } = Promise.withResolvers<Begun>();
  const work = (sql: postgres.ISql) => new Promise<void>((commit, abort) => resolve({ sql, commit, abort }));
  const over: Promise<unknown> = pool.begin(modes, (sql) => work(sql as unknown as postgres.ISql));
  over.catch((error) => {
    lost = { error };
    reject(error);
  });
  const { sql, commit, abort } = await begun;
  return {
    async run(ask) {
      if (lost) throw lost.error;
      try {
        return await Promise.race([ask(sql), over as Promise<never>]);
      } catch (error) {
        if (isLastWord(error as { severity?: string; code?: string })) lost = { error };
        throw error;
      }
    },
    async commit() {
      if (lost) throw lost.error;
      commit();
      await over;
    },
    async rollback() {
      if (lost) return;
      abort(ROLLED_BACK);
      await over.catch(() => undefined);
    },
  };
}

/** Whether nothing can be asked of a connection any more that said this. */
function isLastWord({ severity, code }: { severity?: string; code?: string }): boolean {
  return severity === 'FATAL' || /^(CONNECTION_|ECONN|EPIPE)/.test(code ?? '');
}
