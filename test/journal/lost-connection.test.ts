import { connect, type Tx } from '@desk/core/db/connect';
import { type RawBuilder, sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, testApart as test } from '../desk.ts';
import { until } from '../until.ts';

/** The backend of that number, when it does `what`. */
const backend = (desk: Desk, pid: number, what: RawBuilder<boolean>) =>
  sql<{ pid: number }>`select pid from pg_stat_activity where pid = ${pid} and ${what}`.execute(desk.db).then(({ rows }) => rows[0]);

test('[fault F04] a transaction whose connection the database ends is refused, and the pool goes on', async ({ desk }) => {
  const { db, pool } = connect(desk.databaseUrl, { max: 2, name: 'doomed' });
  const asleep = {
    doing: sql<boolean>`state = 'active' and query like '%pg_sleep%'`,
    work: (tx: Tx) => sql`select pg_sleep(10)`.execute(tx),
  };
  const idle = {
    doing: sql<boolean>`state = 'idle in transaction'`,
    work: async (tx: Tx, pid: number) => {
      await until(async () => !(await backend(desk, pid, sql<boolean>`true`)));
      return sql`select 1`.execute(tx);
    },
  };
  for (const { doing, work } of [asleep, idle]) {
    const { promise: pid, resolve: begun } = Promise.withResolvers<number>();
    const outcome = db
      .transaction()
      .execute(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        begun(rows[0]!.pid);
        await work(tx, rows[0]!.pid);
      })
      .then(
        () => 'committed',
        (error: unknown) => error,
      );
    await until(async () => backend(desk, await pid, doing));
    await sql`select pg_terminate_backend(${await pid})`.execute(desk.db);
    expect(await outcome).toMatchObject({ code: expect.stringMatching(/^(57P01|CONNECTION_CLOSED|ECONNRESET|EPIPE)$/) });
    // Another connection of the pool may hear of its end only when it is asked: once.
    const five = () =>
      Promise.all([0, 1, 2, 3, 4].map((n) => db.transaction().execute((tx) => sql<{ n: number }>`select ${n}::int as n`.execute(tx))));
    const after = await until(() => five().catch(() => null));
    expect(after.map(({ rows }) => rows[0]!.n)).toEqual([0, 1, 2, 3, 4]);
  }
  await pool.end({ timeout: 1 });
});

test('[E2] a transaction in which a query failed commits nothing, whatever is done about the failure', async ({ desk }) => {
  const { db } = desk;
  const cheats = db.transaction().execute(async (tx) => {
    await sql`create table half (n int)`.execute(tx);
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
  });
  await expect(cheats).rejects.toThrow();
  expect((await sql`select to_regclass('half') as found`.execute(db)).rows).toEqual([{ found: null }]);
});
