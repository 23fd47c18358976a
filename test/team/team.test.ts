import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { memberCalled, openInvitation } from './invited.ts';

const PASSWORD = 'thirteen signs';

test('[A7] somebody who is invited chooses a password by the link, once, and serves with the role and departments they were given', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const email = `Mira-${business.widgetKey}@Example.org`;
  const made = await openInvitation(admin, { name: 'Mira Okafor', email, role: 'agent', departmentIds: [business.departmentId] });
  expect(made.member).toMatchObject({ name: 'Mira Okafor', email: email.toLowerCase(), role: 'agent', status: 'invited', openChats: 0 });
  expect(await memberCalled(admin, 'Mira Okafor')).toMatchObject({ status: 'invited', departments: [{ name: 'Mobile' }] });

  const visitor = createClient(desk.url);
  expect(await visitor.post('/api/auth/invitation', { token: made.token })).toEqual({
    name: 'Mira Okafor',
    email: email.toLowerCase(),
    workspace: 'Orrin',
    isFirst: true,
  });
  const short = await visitor.send('POST', '/api/auth/invitation/accept', { token: made.token, password: 'short' });
  expect(short).toMatchObject({ status: 422, body: { errors: [{ path: 'password', message: 'Take 12 characters at least' }] } });
  const accepted = await visitor.send('POST', '/api/auth/invitation/accept', { token: made.token, password: PASSWORD });
  expect(accepted.status).toBe(200);
  expect(JSON.stringify(accepted.body)).not.toContain('token');
  const mira = createClient(desk.otherUrl, { cookie: accepted.headers.getSetCookie()[0]!.split(';')[0]! });
  expect(await mira.get('/api/me')).toMatchObject({ name: 'Mira Okafor', role: 'agent', departments: [{ name: 'Mobile' }] });
  expect(await memberCalled(admin, 'Mira Okafor')).toMatchObject({ status: 'active', linkUntil: null });

  const again = await visitor.send('POST', '/api/auth/invitation/accept', { token: made.token, password: PASSWORD });
  expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect((await visitor.send('POST', '/api/auth/invitation', { token: 'made-up' })).status).toBe(404);
});

test('[A7] a link is over after seven days, and when a newer one was made; only its hash is kept', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const first = await openInvitation(admin, { name: 'Jo', email: `jo-${business.widgetKey}@example.org`, role: 'agent' });
  const second = await admin.post<{ token: string }>(`/api/people/${first.member.id}/link`);
  const visitor = createClient(desk.url);
  expect((await visitor.send('POST', '/api/auth/invitation', { token: first.token })).status).toBe(404);
  expect((await visitor.send('POST', '/api/auth/invitation', { token: second.token })).status).toBe(200);
  const kept = await desk.db.selectFrom('invitations').selectAll().where('user_id', '=', first.member.id).execute();
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(second.token);
  const days = (kept[0]!.expires_at.getTime() - kept[0]!.created_at.getTime()) / 86_400_000;
  expect(days).toBe(7);
  await desk.db.updateTable('invitations').set({ expires_at: new Date() }).where('user_id', '=', first.member.id).execute();
  expect((await visitor.send('POST', '/api/auth/invitation', { token: second.token })).status).toBe(404);
  expect(await memberCalled(admin, 'Jo')).toMatchObject({ status: 'invited', linkUntil: null });
});

test('[A7] an address that somebody has, departments of others and roles that are none are refused by field', async ({ desk }) => {
  const business = await createBusiness(desk);
  const other = await createBusiness(desk);
  const admin = await business.person('admin');
  const noor = await other.person('agent');
  const input = { name: 'Kim', email: `kim-${business.widgetKey}@example.org`, role: 'agent' };
  for (const [change, status, path] of [
    [{ email: noor.email }, 409, 'email'],
    [{ email: admin.email.toUpperCase() }, 409, 'email'],
    [{ email: 'kim' }, 422, 'email'],
    [{ email: ` ${noor.email} ` }, 409, 'email'],
    [{ name: ' ' }, 422, 'name'],
    [{ role: 'owner' }, 422, 'role'],
    [{ departmentIds: [other.departmentId] }, 422, 'departmentIds'],
  ] as const) {
    const refused = await admin.send<{ errors: { path: string }[] }>('POST', '/api/people', { ...input, ...change });
    expect([refused.status, refused.body.errors[0]!.path], JSON.stringify(change)).toEqual([status, path]);
  }
  expect((await admin.get<{ items: unknown[] }>('/api/people')).items).toHaveLength(1);
});

test('[A9] what somebody may do changes with their next request; agents and supervisors change nobody', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const agent = await business.person('agent');
  const lead = await business.person('supervisor');
  for (const one of [agent, lead])
    for (const [method, path] of [
      ['GET', '/api/people'],
      ['POST', '/api/people'],
      ['POST', `/api/people/${agent.id}/link`],
      ['DELETE', `/api/people/${agent.id}`],
    ] as const)
      expect((await one.send(method, path, method === 'GET' ? undefined : {})).status, `${method} ${path}`).toBe(403);
  const billing = await business.department('Billing');
  await admin.send('PATCH', `/api/people/${agent.id}`, { name: 'Noor Haddad', role: 'supervisor', departmentIds: [billing] });
  const now = await until(async () => {
    const me = await agent.get<{ name: string; role: string; departments: { name: string }[] }>('/api/me');
    return me.role === 'supervisor' ? me : null;
  });
  expect(now).toMatchObject({ name: 'Noor Haddad', departments: [{ name: 'Billing' }] });
  expect((await agent.send('GET', '/api/figures')).status).toBe(200);
});

test('[A9] the last admin who can sign in stays one, also when two let each other go at once', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [ada, ben] = [await business.person('admin'), await business.person('admin')];
  await openInvitation(ada, { name: 'Not yet', email: `later-${business.widgetKey}@example.org`, role: 'admin' });
  const outcomes = await Promise.all([
    ada.send('PATCH', `/api/people/${ben.id}`, { role: 'agent' }),
    ben.send('DELETE', `/api/people/${ada.id}`),
  ]);
  // Whoever came second is the last admin, or is none any more, or not even signed in.
  const [first, second] = outcomes.map(({ status }) => status).sort();
  expect(first).toBe(200);
  expect([401, 403, 409]).toContain(second);
  const { rows } = await countAdmins(desk, business.workspaceId);
  expect(rows).toBe(1);
});

test('[A10] whoever is removed is signed out at once and cannot sign in; what they wrote stays under their name', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const agent = await business.person('agent', { name: 'Tomás Vega', limit: 1 });
  const { chat } = await business.liveChat(agent);
  const refused = await admin.send('DELETE', `/api/people/${agent.id}`);
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'in-use',
      title: 'Tomás Vega has a chat that is open or can still be undone. Give it to somebody else first.',
      openChats: 1,
    },
  });
  await agent.post(
    `/api/chats/${chat.id}/close`,
    { seenVersion: chat.version, note: 'Reset the line' },
    { 'idempotency-key': crypto.randomUUID() },
  );
  expect((await admin.send('DELETE', `/api/people/${agent.id}`)).status).toBe(200);
  await until(async () => (await agent.send('GET', '/api/me')).status === 401);
  const back = await createClient(desk.url).send('POST', '/api/auth/sign-in/email', {
    email: agent.email,
    password: 'a password of the tests',
  });
  expect(back.status).toBe(401);
  expect(await admin.get(`/api/chats/${chat.id}`)).toMatchObject({
    chat: { closure: { closedBy: { name: 'Tomás Vega' }, note: 'Reset the line' } },
  });
  const again = await openInvitation(admin, { name: 'Tomás Vega', email: agent.email, role: 'agent' });
  expect(again.member).toMatchObject({ id: agent.id, status: 'invited' });
});

test('[A10] a close that can still be undone keeps its closer in the team until it is over', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 10 });
  const admin = await business.person('admin');
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect(await admin.send('DELETE', `/api/people/${agent.id}`)).toMatchObject({ status: 409, body: { openChats: 1 } });
  await desk.db.updateTable('closures').set({ undo_until: new Date() }).where('chat_id', '=', chat.id).execute();
  expect((await admin.send('DELETE', `/api/people/${agent.id}`)).status).toBe(200);
});

test('[A10] a chat goes to nobody who is removed in the same moment', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const owner = await business.person('agent');
  const { chat } = await business.liveChat(owner);
  for (let round = 0; round < 6; round++) {
    const other = await business.person('agent', { available: false });
    const [given, removed] = await Promise.all([
      admin.send('POST', `/api/chats/${chat.id}/assign`, { agentId: other.id }),
      admin.send('DELETE', `/api/people/${other.id}`),
    ]);
    expect([
      [200, 409],
      [404, 200],
    ]).toContainEqual([given.status, removed.status]);
  }
});

test('[A9] how many chats somebody serves at once is theirs, or the workspace’s', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const agent = await business.person('agent');
  const limit = async (chatLimit: number | null) => {
    const changed = await admin.send<{ chatLimit: number | null }>('PATCH', `/api/people/${agent.id}`, { chatLimit });
    return [changed.status, changed.body.chatLimit, (await agent.get<{ chatLimit: number }>('/api/me')).chatLimit];
  };
  expect(await limit(2)).toEqual([200, 2, 2]);
  expect(await limit(null)).toEqual([200, null, 5]);
  expect((await limit(0))[0]).toBe(422);
});

test('[A9] what another admin changed meanwhile stays', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const agent = await business.person('agent');
  await admin.send('PATCH', `/api/people/${agent.id}`, { role: 'supervisor' });
  await admin.send('PATCH', `/api/people/${agent.id}`, { name: 'Noor Haddad' });
  expect(await memberCalled(admin, 'Noor Haddad')).toMatchObject({ role: 'supervisor', departments: [{ name: 'Mobile' }] });
});

test('[A8] a new password ends every session of theirs', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const agent = await business.person('agent');
  const { token } = await admin.post<{ token: string }>(`/api/people/${agent.id}/link`);
  expect((await agent.send('GET', '/api/me')).status).toBe(200);
  const accepted = await createClient(desk.url).send('POST', '/api/auth/invitation/accept', { token, password: PASSWORD });
  expect(accepted.status).toBe(200);
  await until(async () => (await agent.send('GET', '/api/me')).status === 401);
});

async function countAdmins(
  { db }: Parameters<typeof createBusiness>[0],
  workspaceId: Awaited<ReturnType<typeof createBusiness>>['workspaceId'],
) {
  const admins = await db
    .selectFrom('memberships')
    .select('user_id')
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'admin')
    .execute();
  const signIn = await db
    .selectFrom('accounts')
    .select('user_id')
    .where(
      'user_id',
      'in',
      admins.map(({ user_id }) => user_id),
    )
    .execute();
  return { rows: signIn.length };
}
