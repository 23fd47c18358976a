import { connect, type Tx } from '@desk/core/db/connect';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, test } from '../desk.ts';
import { until } from '../until.ts';

/** Ends the connections of that name that are inside a transaction. One that is just being made is the driver's own affair. */
async function endConnections(desk: Desk, name: string): Promise<number> {
  const { rows } = await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}
    and (state = 'idle in transaction' or query like '%pg_sleep%')`.execute(desk.db);
  return rows.length;
}

test('[fault F04] a transaction whose connection the database ends is refused, and the pool goes on', async ({ desk }) => {
  const { db, pool } = connect(desk.databaseUrl, { max: 2, name: 'doomed' });
  const slow = (tx: Tx) => sql`select pg_sleep(10)`.execute(tx);
  const idle = async (tx: Tx) => {
    await until(
      async () =>
        (await sql`select from pg_stat_activity where application_name = 'doomed' and state = 'idle in transaction'`.execute(desk.db)).rows
          .length === 0,
    );
    return sql`select 1`.execute(tx);
  };
  for (const work of [slow, idle]) {
    const changed = db.transaction().execute(async (tx) => {
      await sql`update workspaces set name = 'half' where false`.execute(tx);
      await work(tx);
    });
    const outcome = changed.then(
      () => 'committed',
      (error: { code: string }) => error.code,
    );
    await until(async () => (await endConnections(desk, 'doomed')) > 0);
    expect(await outcome).toMatch(/^(57P01|CONNECTION_CLOSED|ECONNRESET|EPIPE)$/);
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
