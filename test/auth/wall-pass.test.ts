import type { Chat } from '@desk/protocol/chat';
import type { CreatedWallPass, WallPass, WallView } from '@desk/protocol/wall-pass';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[V4] a wall screen reads the wall by its link: initials, no note, no link, its departments alone, until the pass is taken back', async ({
  desk,
}) => {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  desk.jira.control.seedIssue({ key: 'NET-7', summary: 'Ada Moreno cannot roam', status: { name: 'To Do', category: 'new' } });
  const business = await createBusiness(desk, { jira: true });
  const billing = await business.department('Billing');
  const [agent, admin] = [await business.person('agent', { name: 'Noor Haddad' }), await business.person('admin')];
  const { chat, customer } = await business.liveChat(agent, 'My secret words');
  const form = { note: 'Ada lives in Lisbon', references: ['NET-7'], sentiment: 'negative', tagIds: [business.tags.Outage!] } as const;
  const closed = await agent.post<Chat>(
    `/api/chats/${chat.id}/close`,
    closeForm(chat, { ...form, references: [...form.references], tagIds: [...form.tagIds] }),
  );
  await until(async () => (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure?.references[0]?.state === 'linked');

  const { chat: open } = await business.liveChat(agent);
  await agent.post(`/api/chats/${open.id}/ask-supervisor`, { reason: 'Ada moved to Lisbon' });

  const pass = await admin.post<CreatedWallPass>('/api/wall-passes', { name: ' Wall by the door ' });
  expect(pass).toMatchObject({ name: 'Wall by the door', departments: [], createdBy: { id: admin.id }, seenAt: null });
  const read = (token: string) => createClient(desk.otherUrl, { token }).send<WallView & { code: string }>('GET', '/api/wall');
  const { status, body, headers } = await read(pass.token);
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(body).toMatchObject({ name: 'Wall by the door', figures: { closed: { value: 1 }, asked: [{ customer: 'A M', reason: null }] } });
  expect(body.closures).toMatchObject([
    {
      id: closed.closure!.id,
      customer: { name: 'A M' },
      agent: { name: 'Noor Haddad' },
      note: null,
      references: [{ key: 'NET-7', state: 'linked' }],
    },
  ]);
  for (const said of ['Ada', 'Moreno', 'Lisbon', 'secret', 'roam', desk.jira.url, customer.name])
    expect(JSON.stringify(body)).not.toContain(said);

  // One of another department sees nothing of this one; and no pass opens anything but the wall.
  const other = await admin.post<CreatedWallPass>('/api/wall-passes', { name: 'Billing', departmentIds: [billing] });
  expect(other.departments).toEqual([{ id: billing, name: 'Billing' }]);
  expect((await read(other.token)).body).toMatchObject({ closures: [], figures: { closed: { value: 0 } } });
  for (const path of ['/api/closures', '/api/figures', `/api/chats/${chat.id}`, '/api/me'])
    expect((await createClient(desk.url, { token: pass.token }).send('GET', path)).status).toBe(401);

  expect((await admin.get<{ items: WallPass[] }>('/api/wall-passes')).items).toMatchObject([
    { name: 'Billing' },
    { name: 'Wall by the door', seenAt: expect.any(String) },
  ]);
  expect((await admin.send('DELETE', `/api/wall-passes/${pass.id}`)).status).toBe(200);
  expect((await read(pass.token)).body).toMatchObject({ code: 'bad-wall-pass' });
  expect((await admin.send('DELETE', `/api/wall-passes/${pass.id}`)).status).toBe(404);
  expect((await admin.get<{ items: WallPass[] }>('/api/wall-passes')).items).toHaveLength(1);
});

test('[V4] a forged, cut or strange token of a wall is refused, and departments of others make no pass', async ({ desk }) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const stranger = await createBusiness(desk);
  const { token } = await admin.post<CreatedWallPass>('/api/wall-passes', { name: 'Wall' });
  const [id, signature] = token.split('.') as [string, string];
  const theirs = await (await stranger.person('admin')).post<CreatedWallPass>('/api/wall-passes', { name: 'Theirs' });
  for (const wrong of ['', 'x', id, `${id}.`, `${id}.${signature.slice(1)}`, `${theirs.id}.${signature}`, `${token}.x`, `${token}\u00e9`]) {
    const answer = await createClient(desk.url, { token: encodeURIComponent(wrong) }).send('GET', '/api/wall');
    expect(answer, wrong).toMatchObject({ status: 401, body: { code: 'bad-wall-pass' } });
  }
  const refused = await admin.send('POST', '/api/wall-passes', { name: 'Wall', departmentIds: [stranger.departmentId] });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'departmentIds' }] } });
  expect((await admin.send('POST', '/api/wall-passes', { name: ' ' })).status).toBe(422);
});
