import { newId } from '@desk/protocol/ids';
import type { Figures, SentimentReport } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[A3] a supervisor of one department sees the figures of that department, on the wall and in reports', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const all = await business.person('supervisor');
  const other = newId('dep');
  await desk.db.insertInto('departments').values({ id: other, workspace_id: business.workspaceId, name: 'Billing' }).execute();
  const narrow = await business.person('supervisor');
  await sql`update memberships set department_ids = array[${other}] where user_id = ${narrow.id}`.execute(desk.db);
  const { chat } = await business.liveChat(agent);
  const { chat: closed } = await business.liveChat(agent);
  await agent.post(`/api/chats/${closed.id}/close`, closeForm(closed, { sentiment: 'positive' }));

  const wall = await all.get<Figures>('/api/figures');
  expect([wall.live.value, wall.closed.value]).toEqual([1, 1]);
  expect(wall.closed.spark.reduce((sum: number, value) => sum + (value ?? 0), 0)).toBe(1);
  const theirs = await narrow.get<Figures>('/api/figures');
  expect([theirs.live.value, theirs.closed.value, theirs.agents.length]).toEqual([0, 0, 0]);
  const one = await all.get<Figures>(`/api/figures?department=${business.departmentId}`);
  expect([one.live.value, one.live.capacity]).toEqual([1, 50]);

  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}&by=hour`;
  await until(async () => (await all.get<SentimentReport>(`/api/reports/sentiment?${range}`)).total.positive === 1);
  expect((await narrow.get<SentimentReport>(`/api/reports/sentiment?${range}`)).total.positive).toBe(0);
  expect(chat.status).toBe('live');
});
