import { foldClosures } from '@desk/core/reports/fold';
import type { ExportView } from '@desk/protocol/export';
import { type DepartmentId, newId } from '@desk/protocol/ids';
import type { Figures, SentimentReport, TagReport } from '@desk/protocol/report';
import type { AgentReport, MatchingReport } from '@desk/protocol/row-report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { insertClosed } from './closed-chats.ts';

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

  // Who waits longest is named to whom it may concern.
  await sql`update memberships set available = false where user_id = ${agent.id}`.execute(desk.db);
  const { chat: queued } = await (await business.customer('Cy P.')).say('Hello?');
  const next = async () => (await all.get<Figures>('/api/figures')).queues.find(({ waiting }) => waiting > 0)?.next;
  expect(await until(next)).toEqual({ chatId: queued.id, customer: 'Cy P.' });
  expect((await narrow.get<Figures>('/api/figures')).queues.map(({ next }) => next)).toEqual([null]);
});

test('[F6] several departments at once are one question for every report, list, export and wall, and nobody sees more than their own', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { tags: ['A'] });
  const [billing, shop] = [await business.department('Billing'), await business.department('Shop')];
  const all = await business.person('supervisor');
  const narrow = await business.person('supervisor');
  await business.move(narrow, [billing]);
  const agent = await business.person('agent');
  await business.move(agent, [billing, shop]);
  const at = new Date('2026-03-10T12:00:00Z');
  const closed = (departmentId: DepartmentId | null, count: number) =>
    Array.from({ length: count }, () => ({
      at,
      departmentId,
      agentId: agent.id,
      sentiment: 'negative' as const,
      tags: [business.tags.A!],
    }));
  await insertClosed(desk.db, business, [
    ...closed(business.departmentId, 1),
    ...closed(billing, 2),
    ...closed(shop, 4),
    ...closed(null, 8),
  ]);
  while ((await foldClosures(desk.db, business.workspaceId)) > 0);
  await business.customer().then((customer) => customer.say('Hello'));

  const range = 'from=2026-03-09T23:00:00Z&to=2026-03-11T10:30:00Z';
  const counts = async (who: Person, filter: string) => {
    const get = <T>(path: string) => who.get<T>(`/api/${path}?${range}&zone=Europe/Amsterdam${filter}`);
    const csv = await who.send<string>('GET', `/api/closures.csv?${range}${filter}`);
    const department = [...new URLSearchParams(filter).getAll('department')];
    const [from, to] = ['2026-03-09T23:00:00Z', '2026-03-11T10:30:00Z'];
    const asked = await who.post<ExportView>('/api/exports', { kind: 'chats', format: 'csv', filter: { from, to, department } });
    return new Set([
      (await get<SentimentReport>('reports/sentiment')).total.negative,
      (await get<SentimentReport>(`reports/sentiment`)).buckets.reduce((sum, bucket) => sum + bucket.negative, 0),
      (await get<TagReport>('reports/tags')).total,
      (await get<TagReport>('reports/tags')).rows[0]?.total ?? 0,
      (await get<AgentReport>('reports/agents')).rows[0]?.closures ?? 0,
      (await get<MatchingReport>('reports/matching')).closures,
      (await get<{ items: unknown[] }>('closures')).items.length,
      csv.body.trimEnd().split('\r\n').length - 1,
      asked.rowsTotal,
    ]);
  };
  const [mobile] = [business.departmentId];
  expect(await counts(all, '')).toEqual(new Set([15]));
  expect(await counts(all, `&department=${billing}`)).toEqual(new Set([2]));
  expect(await counts(all, `&department=${billing}&department=${shop}`)).toEqual(new Set([6]));
  expect(await counts(all, `&department=${shop}&department=none&department=${mobile}`)).toEqual(new Set([13]));
  expect(await counts(narrow, '')).toEqual(new Set([10]));
  expect(await counts(narrow, `&department=${shop}`)).toEqual(new Set([0]));
  expect(await counts(narrow, `&department=${billing}&department=${shop}`)).toEqual(new Set([2]));

  const wall = async (filter: string) => {
    const { waiting, agents } = await all.get<Figures>(`/api/figures${filter}`);
    return [waiting.value, agents.length];
  };
  const day = new Date(Date.now() - 2 * 86_400_000);
  const hourBefore = new Date(day.getTime() - 3_600_000);
  const tags = [business.tags.A!];
  await insertClosed(desk.db, business, [
    { at: new Date(), departmentId: shop, tags },
    ...[day, hourBefore].flatMap((at) => [
      ...Array.from({ length: 14 }, () => ({ at, departmentId: shop, tags })),
      ...Array.from({ length: 28 }, () => ({ at, departmentId: billing, tags })),
    ]),
    { at: new Date(day.getTime() - 6 * 3_600_000), departmentId: shop, tags },
  ]);
  while ((await foldClosures(desk.db, business.workspaceId)) > 0);
  // What is usual is that of the chosen departments at this time of the day: one and three in this hour of the last fourteen days.
  const usual = async (filter: string) => (await all.get<Figures>(`/api/figures${filter}`)).tags[0]!.usual;
  expect(await usual(`?department=${shop}`)).toBeCloseTo(1);
  expect(await usual(`?department=${shop}&department=${billing}`)).toBeCloseTo(3);
  expect(await wall(`?department=${billing}&department=${shop}`)).toEqual([0, 1]);
  expect(await wall(`?department=${shop}&department=${mobile}`)).toEqual([1, 1]);
});
