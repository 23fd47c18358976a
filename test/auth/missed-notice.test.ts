import { sql } from 'kysely';
import { expect } from 'vitest';
import { testApart as test } from '../desk.ts';
import { listen } from '../listener.ts';
import { createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[S5] after an outage of the connection that hears of ended sessions, every member’s socket is asked again', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const socket = await listen(agent, ['chats']);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`.execute(
    desk.db,
  );
  await until(() => socket.closed);
  expect(socket.closed).toEqual({ code: 1012 });
});
