import type { Chat } from '@desk/protocol/chat';
import type { Dashboard } from '@desk/protocol/dashboard';
import type { Figures } from '@desk/protocol/report';
import type { OpenedReport } from '@desk/protocol/row-report';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { insertClosed } from './closed-chats.ts';

test('[F7] the dashboard is one aggregate over the chosen departments, people counted once, with a line for each department', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const billing = await business.department('Billing');
  const supervisor = await business.person('supervisor');
  const both = await business.person('agent', { limit: 3 });
  await business.move(both, [business.departmentId, billing]);
  const away = await business.person('agent', { available: false });
  const { chat: live, customer } = await business.liveChat(both);
  const { chat: ended } = await business.liveChat(both);
  await both.post(`/api/chats/${ended.id}/close`, closeForm(ended, { sentiment: 'negative' }));
  const { chat: answered } = await business.liveChat(both);
  await both.post(`/api/chats/${answered.id}/messages`, { text: 'On it', clientId: crypto.randomUUID() });
  await both.post(`/api/chats/${answered.id}/pending`, {});
  await insertClosed(desk.db, business, [{ at: new Date(), departmentId: billing, agentId: both.id }]);
  const read = (filter = '') => supervisor.get<Dashboard>(`/api/dashboard${filter}`);

  const all = await read();
  expect(all).toMatchObject({ chosen: [], waiting: 0, live: 1, pending: 1, closed: { positive: 0, neutral: 0, negative: 1, notSet: 1 } });
  expect(
    all.departments.map(({ department, live, pending, closed, agents }) => [
      department?.name,
      live,
      pending,
      closed.negative,
      closed.notSet,
      agents,
    ]),
  ).toEqual([
    ['Billing', 0, 0, 0, 1, 1],
    ['Mobile', 1, 1, 1, 0, 2],
  ]);
  expect(await supervisor.get('/api/tab-counts')).toEqual({ live: 1, closed: 2, tickets: 0 });
  expect((await both.send('GET', '/api/tab-counts')).status).toBe(403);
  // Both lines have the same agent, the figure has them once.
  expect(all.agents.map(({ id }) => id).sort()).toEqual([both.id, away.id].sort());
  expect(all.channels).toEqual([
    {
      channel: 'web',
      waiting: 0,
      live: 1,
      pending: 1,
      attended: 1,
      unattended: 3,
      closed: { positive: 0, neutral: 0, negative: 1, notSet: 1 },
    },
  ]);
  // A figure of chats that came in leads to exactly those chats.
  const came = (more: string) =>
    supervisor
      .get<{ items: Chat[] }>(`/api/chats/opened?from=${all.day}&to=${all.at}&channel=web${more}`)
      .then(({ items }) => items.map(({ id }) => id));
  expect(await came('&attended=yes')).toEqual([answered.id]);
  expect(await came('&attended=no')).toHaveLength(3);
  expect(await came(`&attended=no&department=${business.departmentId}`)).toEqual([ended.id, live.id]);
  // Who writes while somebody pages stays where they came in.
  const paged = `/api/chats/opened?from=${all.day}&to=${all.at}&attended=no&department=${business.departmentId}&limit=1`;
  const { items: newest, nextCursor } = await supervisor.get<Page<Chat>>(paged);
  await customer.say('Is anybody there?');
  const { items: older } = await supervisor.get<Page<Chat>>(`${paged}&cursor=${nextCursor}`);
  expect([...newest, ...older].map(({ id }) => id)).toEqual([ended.id, live.id]);
  expect((await both.send('GET', `/api/chats/opened?from=${all.day}&to=${all.at}`)).status).toBe(403);
  // So do first replies of today: those of chats that still run too, and in target those alone that were. The mean says of which chats it is.
  expect(all.firstReply).toMatchObject({ measured: 1, inTarget: 1 });
  await sql`update chats set opened_at = opened_at - interval '600 s' where id = ${answered.id}`.execute(desk.db);
  const replied = (more = '') =>
    supervisor
      .get<{ items: Chat[] }>(`/api/chats/opened?by=answered&from=${all.today}&to=${new Date(Date.now() + 60_000).toISOString()}${more}`)
      .then(({ items }) => items.map(({ id }) => id));
  expect([await replied(), await replied('&repliedWithin=599'), await replied('&repliedWithin=700')]).toEqual([
    [answered.id],
    [],
    [answered.id],
  ]);
  await insertClosed(desk.db, business, [{ at: new Date(), departmentId: billing }]);
  const served = await supervisor.get<{ items: unknown[] }>(`/api/closures?from=${all.today}&agent=any`);
  expect(served.items).toHaveLength(2);
  expect(all.agents.find(({ id }) => id === both.id)).toMatchObject({
    live: 1,
    pending: 1,
    channels: [{ channel: 'web', chats: 2 }],
    closed: { negative: 1, notSet: 1 },
    averageSeconds: expect.any(Number),
    averageOf: { held: 2, closed: 2 },
  });
  expect(await read(`?department=${billing}`)).toMatchObject({
    chosen: [billing],
    live: 0,
    closed: { notSet: 2, negative: 0 },
    averageOf: { held: 0, closed: 1 },
    departments: [{ department: { id: billing } }],
  });
  // What somebody holds is all of it, also where it is of a department that was not chosen.
  const held = (await read(`?department=${billing}`)).agents.find(({ id }) => id === both.id);
  expect(held).toMatchObject({
    live: 1,
    liveListed: 1,
    pending: 1,
    channels: [{ channel: 'web', chats: 2 }],
    closed: { negative: 0, notSet: 1 },
  });
  // Of a supervisor of one department it is what their lists show; the places that are taken are those of everywhere.
  const ofBilling = await business.person('supervisor');
  await business.move(ofBilling, [billing]);
  const theirs = (await ofBilling.get<Dashboard>('/api/dashboard')).agents.find(({ id }) => id === both.id);
  expect(theirs).toMatchObject({ live: 1, liveListed: 0, pending: 0, channels: [] });
  expect((await ofBilling.get<{ items: Chat[] }>(`/api/chats?tab=live&agent=${both.id}`)).items).toEqual([]);
  expect((await both.send('GET', '/api/dashboard')).status).toBe(403);
  // A row opens to the chats of its agent alone.
  const heldBy = async (tab: string, agent: string) =>
    (await supervisor.get<{ items: Chat[] }>(`/api/chats?tab=${tab}&agent=${agent}`)).items.map(({ id }) => id);
  expect(await Promise.all([heldBy('live', both.id), heldBy('pending', both.id), heldBy('live', away.id)])).toEqual([
    [live.id],
    [answered.id],
    [],
  ]);

  const [from, to] = [new Date(Date.now() - 3_600_000).toISOString(), new Date(Date.now() + 3_600_000).toISOString()];
  const opened = (filter = '') => supervisor.get<OpenedReport>(`/api/reports/opened?from=${from}&to=${to}${filter}`);
  expect(await opened()).toEqual({ unit: 'chats', opened: 5, channels: [{ channel: 'web', opened: 5, attended: 1 }] });
  expect((await opened(`&department=${billing}`)).opened).toBe(2);
});

test('[F7] available is who takes chats, connected who of them has the desk open: once, however many departments and windows they have', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const billing = await business.department('Billing');
  const supervisor = await business.person('supervisor');
  const agent = await business.person('agent', { limit: 3 });
  await business.move(agent, [business.departmentId, billing]);
  await business.person('agent', { limit: 2 });
  const sockets = [await listen(agent, []), await listen(agent, [])];
  const there = await until(async () => {
    const now = await supervisor.get<Dashboard>('/api/dashboard');
    return now.connected > 0 && now;
  });
  expect([there.available, there.connected, there.capacity, there.departments.map(({ available }) => available)]).toEqual([
    2,
    1,
    5,
    [1, 2],
  ]);
  // The wall sets its live chats against the same places.
  expect((await supervisor.get<Figures>('/api/figures')).live.capacity).toBe(5);
  for (const socket of sockets) socket.close();
});

test('[F7] the last selection of departments is remembered for each person, and one that is gone is forgotten', async ({ desk }) => {
  const business = await createBusiness(desk);
  const billing = await business.department('Billing');
  const [one, other] = [await business.person('supervisor'), await business.person('supervisor')];
  const chosen = async (who: typeof one) => (await who.get<Dashboard>('/api/dashboard')).chosen;
  await one.put('/api/me/dashboard', { departments: [billing] });
  expect([await chosen(one), await chosen(other)]).toEqual([[billing], []]);
  expect((await one.send('PUT', '/api/me/dashboard', { departments: ['Billing'] })).status).toBe(422);
  await sql`delete from departments where id = ${billing}`.execute(desk.db);
  expect(await chosen(one)).toEqual([]);
});
