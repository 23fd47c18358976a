import postgres from 'postgres';
import { until } from '../until.ts';

/** Where the relay is caught: with the marks in its hands and nothing passed on, or with all passed on and nothing committed. */
export type Moment = 'before its jobs are added' | 'after its jobs are added';

const LOCK = 4711;

/**
 * Lets the next relay of this database run into a lock at the given moment, as a process does that is killed just there: a trigger on
 * `outbox` waits, in the statement that takes the marks or at its commit.
 */
export async function catchRelay(databaseUrl: string, moment: Moment) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`select pg_advisory_lock(${LOCK})`;
  await sql.unsafe(`create function wait_for_test() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(${LOCK}); return null; end $$`);
  await sql.unsafe(
    moment === 'before its jobs are added'
      ? 'create trigger caught after delete on outbox for each statement execute function wait_for_test()'
      : `create constraint trigger caught after delete on outbox deferrable initially deferred for each row execute function wait_for_test()`,
  );
  const waiting = () => sql<{ pid: number }[]>`select pid from pg_locks where locktype = 'advisory' and not granted and objid = ${LOCK}
    and database = (select oid from pg_database where datname = current_database())`;
  return {
    /** Resolves when a relay stands still. */
    caught: () => until(async () => (await waiting()).length > 0),
    /** Ends its transaction as its death does, and lets later relays pass. */
    async [Symbol.asyncDispose]() {
      for (const { pid } of await waiting()) await sql`select pg_terminate_backend(${pid})`;
      await sql`select pg_advisory_unlock(${LOCK})`;
      await sql`drop trigger caught on outbox`;
      await sql`drop function wait_for_test`;
      await sql.end();
    },
  };
}
