import type { Chat } from '@desk/protocol/chat';
import { type IdPrefix, newId } from '@desk/protocol/ids';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { type Desk, test } from '../desk.ts';
import { type Business, closeForm, createBusiness } from '../people.ts';

type Description = { paths: Record<string, Record<string, { requestBody?: object }>> };
type Call = { method: string; path: string; hasBody: boolean };

/** Every call of the API as its description has it, so that a new route is walked without anybody thinking of it. */
async function calls(desk: Desk): Promise<Call[]> {
  const { paths } = await createClient(desk.url).get<Description>('/api/openapi.json');
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      hasBody: requestBody !== undefined,
    })),
  );
}

/** Ids of one business, by the noun of a path. */
type Owned = Record<
  'chats' | 'customers' | 'tags' | 'references' | 'integrations' | 'asks' | 'exports' | 'views' | 'wall-passes',
  string
> & {
  agents: string;
  people: string;
  departments: string;
  chat: Chat;
};

const PREFIX: Record<string, IdPrefix> = {
  chats: 'chat',
  customers: 'cust',
  tags: 'tag',
  references: 'ref',
  integrations: 'jira',
  asks: 'ask',
  exports: 'exp',
  views: 'view',
  'wall-passes': 'wall',
  agents: 'usr',
  people: 'usr',
  departments: 'dep',
};

async function belongings(business: Business): Promise<Owned> {
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/customers/${customer.id}/notes`, { text: 'Secret', chatId: chat.id });
  const { chat: other } = await business.liveChat(agent);
  const form = { references: ['NET-1'], tagIds: [business.tags.Outage!] };
  const closed = await agent.post<Chat>(`/api/chats/${other.id}/close`, closeForm(other, form));
  const wanted = { kind: 'tags', format: 'csv', filter: { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' } };
  const exported = await (await business.person('supervisor')).post<{ id: string }>('/api/exports', wanted);
  const site = (await agent.get<{ items: { id: string }[] }>('/api/integrations/jira/sites')).items[0]?.id;
  const ask = site && (await agent.post<{ id: string }>('/api/jira/asks', { kind: 'search', site, text: 'Secret' })).id;
  const view = await agent.post<{ id: string }>('/api/views', { page: 'desk/closed', name: 'Secret', query: 'q=secret' });
  const pass = await (await business.person('admin')).post<{ id: string }>('/api/wall-passes', { name: 'Secret' });
  return {
    chats: chat.id,
    customers: customer.id,
    tags: business.tags.Coverage!,
    references: closed.closure!.references[0]!.id,
    integrations: site ?? newId('jira'),
    asks: ask ?? newId('ask'),
    exports: exported.id,
    views: view.id,
    'wall-passes': pass.id,
    agents: agent.id,
    people: agent.id,
    departments: business.departmentId,
    chat,
  };
}

/** A body that would be taken if the thing were theirs; `undefined` for a call that nobody has thought of here. */
function bodyOf({ method, path }: Call, owned: Owned): object | undefined {
  const bodies: Record<string, object> = {
    'POST /api/chats/{id}/follow-up': { text: 'Hello', clientId: 'client-id-2' },
    'POST /api/chats/{id}/messages': { text: 'Hello', clientId: 'client-id-1' },
    'POST /api/chats/{id}/assign': { agentId: owned.agents },
    'POST /api/chats/{id}/ask-supervisor': { reason: 'x' },
    'POST /api/chats/{id}/transfer': { to: { kind: 'agent', id: owned.agents } },
    'POST /api/chats/{id}/transfer/accept': { transferId: newId('xfer') },
    'POST /api/chats/{id}/transfer/decline': { transferId: newId('xfer') },
    'POST /api/chats/{id}/transfer/cancel': { transferId: newId('xfer') },
    'POST /api/chats/{id}/transfer/acknowledge': { transferId: newId('xfer') },
    'POST /api/chats/{id}/see-to-asked': { askedAt: '2026-05-13T10:00:00.000Z' },
    'POST /api/chats/{id}/close': closeForm(owned.chat),
    'POST /api/chats/{id}/wrap-up': { note: 'Mine now' },
    'POST /api/tags/{id}/merge': { into: newId('tag') },
    'PUT /api/chats/{id}/draft': { body: { text: 'x' } },
    'POST /api/customers/{id}/notes': { text: 'x' },
    'PATCH /api/tags/{id}': { version: 1, name: 'Mine now' },
    'PATCH /api/views/{id}': { name: 'Mine now' },
    'PUT /api/agents/{id}/availability': { available: false },
    'PATCH /api/people/{id}': { name: 'Mine now', role: 'agent', departmentIds: [] },
    'PUT /api/references/{id}/watch': { wants: true },
    'PUT /api/departments/{id}': { name: 'Mine now' },
  };
  return bodies[`${method} ${path}`];
}

const QUERIES: Record<string, string> = { '/api/chats/{id}/draft': '?mode=reply', '/api/tags/{id}/merge': `?into=${newId('tag')}` };

/** The path with an id in its place: theirs, or one that nothing has. */
function addressOf({ path }: Call, ids: Record<string, string>): string {
  const noun = path.startsWith('/api/jira/') ? path.split('/')[3]! : path.split('/')[2]!;
  if (!ids[noun]) throw new Error(`Say in this test what an id in ${path} is.`);
  return path.replace(/\{\w+\}/, ids[noun]) + (QUERIES[path] ?? '');
}

test('[A3] every route with an id answers 404 for one of another workspace, in the same words as for one that there is not', async ({
  desk,
}) => {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  const owned = await belongings(await createBusiness(desk, { jira: true }));
  const stranger = await (await createBusiness(desk)).person('admin');
  const missing = Object.fromEntries(Object.entries(PREFIX).map(([noun, prefix]) => [noun, newId(prefix)]));
  const walked = (await calls(desk)).filter(({ path }) => path.includes('{'));
  expect(walked.length).toBeGreaterThanOrEqual(16);
  for (const call of walked) {
    const body = call.hasBody ? bodyOf(call, owned) : undefined;
    if (call.hasBody && !body) throw new Error(`Say in this test what ${call.method} ${call.path} is sent.`);
    const ask = async (ids: Record<string, string>) => {
      const answer = await stranger.send<{ requestId: string }>(call.method, addressOf(call, ids), body);
      const { requestId: _, ...said } = answer.body;
      return { status: answer.status, said };
    };
    const theirs = await ask(owned as never);
    expect(theirs, `${call.method} ${call.path}`).toMatchObject({ status: 404, said: { code: 'not-found' } });
    expect(theirs).toEqual(await ask(missing));
  }
});

test('[A3] no list, report or figure holds anything of another workspace, whatever it is asked for', async ({ desk }) => {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  const owned = await belongings(await createBusiness(desk, { jira: true }));
  const ids = [
    owned.chats,
    owned.customers,
    owned.tags,
    owned.references,
    owned.agents,
    owned.departments,
    owned.views,
    owned['wall-passes'],
  ];
  const stranger = await (await createBusiness(desk)).person('admin');
  const range = `from=${new Date(Date.now() - 86_400_000).toISOString()}&to=${new Date(Date.now() + 86_400_000).toISOString()}`;
  const filters = ['', `customer=${owned.customers}`, `agent=${owned.agents}`, `tag=${owned.tags}`, `department=${owned.departments}`];
  const lists = (await calls(desk)).filter(
    ({ method, path }) => method === 'GET' && !path.includes('{') && !path.startsWith('/api/widget') && path !== '/api/wall',
  );
  expect(lists.length).toBeGreaterThanOrEqual(11);
  for (const { path } of lists) {
    for (const filter of [...filters, 'tab=all', 'undone=include']) {
      const answer = await stranger.send(
        'GET',
        `${path}?${[path.startsWith('/api/reports') ? range : '', filter].filter(Boolean).join('&')}`,
      );
      expect([200, 422], `${path}?${filter}`).toContain(answer.status);
      const text = JSON.stringify(answer.body);
      for (const id of ids) expect(text, `${path}?${filter}`).not.toContain(id);
      if (path === '/api/reports/sentiment') expect(answer.body).toMatchObject({ total: { notSet: 0 } });
      if (path === '/api/reports/tags') expect(answer.body).toMatchObject({ total: 0 });
    }
  }
});

test('[A3] an id of another workspace in a body is refused like one that there is not', async ({ desk }) => {
  const owned = await belongings(await createBusiness(desk));
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const tag = { name: 'Ours', departmentIds: [owned.departments] };
  const refused: [string, string, object, number][] = [
    ['POST', `/api/chats/${chat.id}/assign`, { agentId: owned.agents }, 404],
    ['POST', `/api/chats/${chat.id}/close`, closeForm(chat, { tagIds: [owned.tags as never] }), 422],
    ['POST', `/api/customers/${customer.id}/notes`, { text: 'x', chatId: owned.chats }, 404],
    ['POST', '/api/tags', tag, 422],
    ['PATCH', `/api/tags/${business.tags.Outage}`, { version: 1, departmentIds: tag.departmentIds }, 422],
  ];
  for (const [method, path, body, status] of refused)
    expect((await admin.send(method, path, body)).status, `${method} ${path}`).toBe(status);
  for (const to of [
    { kind: 'agent', id: owned.agents },
    { kind: 'department', id: owned.departments },
  ])
    expect((await agent.send('POST', `/api/chats/${chat.id}/transfer`, { to })).status, to.kind).toBe(404);
});

test('[A3] without a session every route of the team is closed', async ({ desk }) => {
  const nobody = createClient(desk.url);
  const owned = await belongings(await createBusiness(desk));
  const closed = (await calls(desk)).filter(({ path }) => !/^\/api\/((widget|auth)\/|wall$)/.test(path));
  for (const call of closed) {
    const answer = await nobody.send(
      call.method,
      call.path.includes('{') ? addressOf(call, owned as never) : call.path,
      call.hasBody ? {} : undefined,
    );
    expect(answer, `${call.method} ${call.path}`).toMatchObject({ status: 401, body: { code: 'sign-in' } });
  }
});

test('[A3] what supervisors and admins alone may do is refused to an agent', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const range = `from=${new Date(0).toISOString()}&to=${new Date(86_400_000).toISOString()}`;
  const above: [string, string, object?][] = [
    ['GET', '/api/agents'],
    ['PUT', `/api/agents/${agent.id}/availability`, { available: false }],
    ['GET', '/api/closures'],
    ['GET', '/api/closures.csv'],
    ['GET', `/api/reports/sentiment?${range}`],
    ['GET', `/api/reports/tags?${range}`],
    ['GET', '/api/figures'],
    ['GET', '/api/tab-counts'],
    ['GET', '/api/integrations/jira'],
    ['POST', '/api/tags', { name: 'Mine' }],
    ['PATCH', `/api/tags/${business.tags.Outage}`, { version: 1, name: 'Mine' }],
    ['DELETE', `/api/tags/${business.tags.Outage}`],
  ];
  const admins: [string, string, object?][] = [
    ['PUT', '/api/integrations/jira', { flavour: 'cloud', baseUrl: desk.jira.url, token: 'x' }],
    ['POST', `/api/integrations/jira/${newId('jira')}/test`, {}],
    ['POST', `/api/integrations/jira/${newId('jira')}/resume`, {}],
    ['POST', `/api/integrations/jira/${newId('jira')}/webhook`, {}],
    ['DELETE', `/api/integrations/jira/${newId('jira')}`],
    ['GET', '/api/wall-passes'],
    ['POST', '/api/wall-passes', { name: 'Mine' }],
    ['DELETE', `/api/wall-passes/${newId('wall')}`],
  ];
  const refusal = { status: 403, body: { code: 'not-allowed' } };
  for (const [method, path, body] of [...above, ...admins]) expect(await agent.send(method, path, body), path).toMatchObject(refusal);
  for (const [method, path, body] of admins) expect(await supervisor.send(method, path, body), path).toMatchObject(refusal);
});
