import { connect } from '@desk/core/db/connect';
import { makeAdmin } from '@desk/core/people/make-admin';
import { newId } from '@desk/protocol/ids';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { testApart as test } from '../desk.ts';
import { createBusiness } from '../people.ts';
import { createTestDatabase } from '../setup/database.ts';

type Named = { id: string; name: string };

test('[A11] departments are made and renamed by supervisors, no name twice', async ({ desk }) => {
  const business = await createBusiness(desk);
  const lead = await business.person('supervisor');
  const agent = await business.person('agent');
  expect((await agent.send('POST', '/api/departments', { name: 'Billing' })).status).toBe(403);
  const billing = await lead.post<Named>('/api/departments', { name: ' Billing ' });
  expect(billing.name).toBe('Billing');
  for (const name of ['BILLING', 'mobile'])
    expect(await lead.send('POST', '/api/departments', { name })).toMatchObject({ status: 409, body: { errors: [{ path: 'name' }] } });
  expect((await lead.send('PUT', `/api/departments/${billing.id}`, { name: 'Mobile' })).status).toBe(409);
  expect((await lead.send('POST', '/api/departments', { name: '' })).status).toBe(422);
  await lead.put(`/api/departments/${billing.id}`, { name: 'Bills' });
  const { items } = await agent.get<{ items: Named[] }>('/api/departments');
  expect(items.map(({ name }) => name)).toEqual(['Bills', 'Mobile']);
});

test('[A11] a department in which something was done, or which somebody serves, is kept, and the reason said', async ({ desk }) => {
  const business = await createBusiness(desk);
  const lead = await business.person('supervisor');
  const spare = await lead.post<Named>('/api/departments', { name: 'Spare' });
  const person = await business.person('agent');
  await business.move(person, [spare.id as never]);
  expect(await lead.send('DELETE', `/api/departments/${spare.id}`)).toMatchObject({
    status: 409,
    body: { title: 'This department cannot be deleted: people serve it.' },
  });
  await business.move(person, []);
  expect((await lead.send('DELETE', `/api/departments/${spare.id}`)).status).toBe(200);
  expect((await lead.send('DELETE', `/api/departments/${spare.id}`)).status).toBe(404);
  const { chat } = await business.liveChat(person);
  const once = await lead.post<Named>('/api/departments', { name: 'Once' });
  const from = { from_id: person.id, from_name: person.name, offered_at: new Date(), expires_at: new Date() };
  const to = { to_department_id: once.id as never, to_name: 'Once', outcome: 'expired', ended_at: new Date() } as const;
  await desk.db
    .insertInto('transfers')
    .values({ id: newId('xfer'), workspace_id: business.workspaceId, chat_id: chat.id, ...from, ...to })
    .execute();
  expect(await lead.send('DELETE', `/api/departments/${once.id}`)).toMatchObject({
    status: 409,
    body: { title: 'This department cannot be deleted: chats were offered to it.' },
  });
  expect(await lead.send('DELETE', `/api/departments/${business.departmentId}`)).toMatchObject({
    status: 409,
    body: { title: 'This department cannot be deleted: chats of it are there.' },
  });
});

test('[A12] an empty desk gets its workspace with its first admin, once', async () => {
  const database = await createTestDatabase();
  const { db, pool } = connect(database.url, { max: 2, name: 'empty-desk' });
  const made = await Promise.all(
    ['ada', 'ben'].map((name) => makeAdmin(db, { email: `${name}@example.org`, name, workspace: `The desk of ${name}` })),
  );
  const workspaces = await db.selectFrom('workspaces').select(['name', 'widget_key']).execute();
  expect(workspaces).toHaveLength(1);
  expect(made.map(({ workspace }) => workspace)).toEqual([workspaces[0]!.name, workspaces[0]!.name]);
  expect(made.map(({ widgetKey }) => widgetKey)).toEqual([workspaces[0]!.widget_key, workspaces[0]!.widget_key]);
  expect(await db.selectFrom('memberships').select('role').execute()).toEqual([{ role: 'admin' }, { role: 'admin' }]);
  await pool.end();
  await database.drop();
});

test('[A12] the machine itself lets an admin in: the first of an empty desk, and whoever is locked out', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { token, workspace } = await makeAdmin(desk.db, { email: agent.email, name: 'not taken over', workspace: 'not made' });
  expect(workspace).toBe('Orrin');
  const accepted = await createClient(desk.url).send('POST', '/api/auth/invitation/accept', { token, password: 'a sentence to keep' });
  const now = createClient(desk.url, { cookie: accepted.headers.getSetCookie()[0]!.split(';')[0]! });
  expect(await now.get('/api/me')).toMatchObject({ id: agent.id, name: agent.name, role: 'admin' });
});
