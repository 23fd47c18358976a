import type { Chat } from '@desk/protocol/chat';
import { HTTP_STATUS, type Problem } from '@desk/protocol/errors';
import { newId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Client, createClient } from '../client.ts';
import { testApart as test } from '../desk.ts';
import { closeForm, createBusiness, PASSWORD } from '../people.ts';

type Request = [who: Client, method: string, path: string, body?: unknown, headers?: Record<string, string>];

const NUL = '\u0000';
const base64 = (text: string) => Buffer.from(text).toString('base64url');

test('[B1] every refusal is a problem document with its code, and the id of the request', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { chat, customer } = await business.liveChat(agent);
  const path = `/api/chats/${chat.id}`;
  const nobody = createClient(desk.url);
  const refusals: [string, Request][] = [
    ['bad-request', [agent, 'POST', `${path}/close`, '{"seenVersion": 1,']],
    ['bad-request', [agent, 'POST', `${path}/close`, closeForm(chat), { 'idempotency-key': 'odd key' }]],
    ['bad-request', [admin, 'GET', '/api/closures?cursor=bm90LW91cnM']],
    ['sign-in', [nobody, 'GET', '/api/me']],
    ['wrong-credentials', [nobody, 'POST', '/api/auth/sign-in/email', { email: 'nobody@desk.test', password: 'no' }]],
    ['bad-visitor-token', [nobody, 'GET', '/api/widget/chat']],
    ['not-allowed', [agent, 'GET', '/api/figures']],
    ['not-yours', [admin, 'POST', `${path}/messages`, { text: 'Hello', clientId: 'client-id-1' }]],
    ['wrong-origin', [agent, 'POST', `${path}/read`, {}, { origin: 'https://evil.example' }]],
    ['not-found', [agent, 'GET', '/api/nothing-here']],
    ['not-found', [agent, 'GET', `/api/chats/${newId('chat')}`]],
    ['not-found', [agent, 'GET', '/api/chats/no-id-at-all']],
    ['not-found', [nobody, 'POST', '/api/widget/sessions', { workspace: 'unknown' }]],
    ['not-open', [agent, 'POST', `${path}/resume`, {}]],
    ['already-exists', [admin, 'POST', '/api/tags', { name: 'OUTAGE' }]],
    ['conflict', [admin, 'PATCH', `/api/tags/${business.tags.Outage}`, { version: 7, name: 'New' }]],
    ['too-large', [customer, 'POST', '/api/widget/messages', { text: 'x'.repeat(70_000), clientId: 'client-id-1' }]],
    ['invalid', [agent, 'POST', `${path}/messages`, { text: '' }]],
    ['invalid', [agent, 'POST', `${path}/messages`, null]],
    ['invalid', [agent, 'POST', `${path}/messages`, [1, 2]]],
    ['invalid', [agent, 'POST', `${path}/messages`, 'text=Hello', { 'content-type': 'application/x-www-form-urlencoded' }]],
    ['invalid', [agent, 'GET', '/api/chats?tab=everything']],
  ];
  for (const [code, [who, method, address, body, headers]] of refusals) {
    const answer = await who.send<Problem>(method, address, body, headers);
    const said = `${method} ${address} ${JSON.stringify(body)}`;
    expect(answer.headers.get('content-type'), said).toBe('application/problem+json');
    expect(answer.body, said).toMatchObject({
      type: 'about:blank',
      code,
      status: HTTP_STATUS[code as keyof typeof HTTP_STATUS],
      title: expect.any(String),
    });
    expect(answer.status, said).toBe(answer.body.status);
    expect(answer.body.requestId, said).toBe(answer.headers.get('x-request-id'));
  }
});

test('[B1] no input, however odd, becomes a fault of ours', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { chat, customer } = await business.liveChat(agent);
  const nobody = createClient(desk.url);
  const range = 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';
  const texts = [NUL, '%', "'", '\\', '\ud800', `half${NUL}`, '$', '../..', '🎉'].map(encodeSafely);
  const cursors = ['2026 x', '9999999-01-01T00:00:00Z x', `2026-01-01T00:00:00Z ${NUL}`, 'Tue x', '0 x', '-1 x', '12345 x', ' ', NUL].map(
    base64,
  );
  const requests: Request[] = [
    ...texts.flatMap((text): Request[] => [
      [admin, 'GET', `/api/closures?q=${text}&reference=${text}&department=${text}`],
      [admin, 'GET', `/api/reports/sentiment?${range}&department=${text}&tag=${text}`],
      [admin, 'GET', `/api/reports/tags?${range}&zone=${text}`],
      [agent, 'GET', `/api/chats/${text}`],
      [agent, 'GET', `/api/chats?customer=${text}`],
    ]),
    ...[...cursors, ...texts].flatMap((cursor): Request[] => [
      [admin, 'GET', `/api/closures?cursor=${cursor}`],
      [agent, 'GET', `/api/chats?tab=closed&cursor=${cursor}`],
    ]),
    ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z'].flatMap(
      (time): Request[] => [
        [admin, 'GET', `/api/closures?from=${encodeURIComponent(time)}`],
        [
          admin,
          'GET',
          `/api/reports/sentiment?from=${encodeURIComponent(time)}&to=${encodeURIComponent(time.replace('-01-01', '-01-02'))}`,
        ],
        [admin, 'GET', `/api/reports/sentiment?from=9999-12-30T00:00:00Z&to=${encodeURIComponent(time)}&by=week`],
      ],
    ),
    ...['-1', '1e3', '99999999999', '9007199254740991', 'NaN', '0x10'].map(
      (after): Request => [agent, 'GET', `/api/chats/${chat.id}/events?after=${after}`],
    ),
    ...[2 ** 31, 2 ** 53 - 1, -(2 ** 40)].flatMap((version): Request[] => [
      [admin, 'PATCH', `/api/tags/${business.tags.Outage}`, { version, name: 'New' }],
      [agent, 'POST', `/api/chats/${chat.id}/close`, { seenVersion: version, references: ['x'.repeat(65)] }],
    ]),
    [agent, 'PUT', `/api/chats/${chat.id}/draft?mode=reply`, { body: { text: `a${NUL}b` } }],
    [agent, 'PUT', `/api/chats/${chat.id}/draft?mode=close`, `{"body":{"half":"\\ud800","\\u0000":1}}`],
    [agent, 'PUT', `/api/chats/${chat.id}/draft?mode=close`, `{"body":{"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`],
    [admin, 'POST', '/api/tags', { name: 'Odd', meaning: `a${NUL}b\ud800` }],
    [admin, 'POST', '/api/tags', { name: NUL }],
    [admin, 'POST', '/api/tags', { name: 'Deep', departmentIds: Array(51).fill(business.departmentId) }],
    [admin, 'PUT', '/api/integrations/jira', { flavour: 'cloud', baseUrl: `${desk.jira.url}/${NUL}`, user: `a${NUL}b`, token: `t${NUL}` }],
    [
      admin,
      'PUT',
      '/api/integrations/jira',
      { flavour: 'dc', baseUrl: desk.jira.url, user: 'half\ud800', token: 'x', aliases: ['https://a.example/\ud800'] },
    ],
    [admin, 'POST', `/api/integrations/jira/${newId('jira')}/test`, {}],
    [admin, 'POST', '/api/jira/lookups', { issues: [{ site: newId('jira'), name: `N${NUL}ET-1\ud800` }] }],
    [nobody, 'POST', '/api/widget/sessions', { workspace: NUL }],
    [nobody, 'POST', '/api/widget/sessions', { workspace: business.widgetKey, department: `a${NUL}%_\\` }],
    [nobody, 'POST', '/api/widget/sessions', { workspace: business.widgetKey, name: '\ud800', email: 'a@b.example' }],
    [nobody, 'POST', '/api/auth/sign-in/email', { email: NUL, password: NUL }],
    [customer, 'POST', '/api/widget/messages', { text: `${NUL}.`, clientId: 'client-id-1' }],
    [agent, 'POST', `/api/customers/${customer.id}/notes`, { text: `${NUL}.` }],
    [agent, 'POST', `/api/chats/${chat.id}/messages`, JSON.stringify({ text: 'x', clientId: 'client-id-2', deep: '['.repeat(5_000) })],
    [
      agent,
      'POST',
      `/api/chats/${chat.id}/close`,
      closeForm(chat, { note: `${NUL}\ud800.`, references: [`a${NUL}b`, 'INC\ud8001'], closeAnyway: true }),
    ],
  ];
  const faults = [];
  for (const [who, method, path, body] of requests) {
    const { status } = await who.send(method, path, body);
    if (status >= 500) faults.push(`${status} ${method} ${path} ${JSON.stringify(body)}`);
  }
  expect(faults).toEqual([]);
});

/** As a query that a hostile client writes by hand: encodeURIComponent refuses half a character. */
function encodeSafely(text: string): string {
  return text === '\ud800' ? '%ED%A0%80' : encodeURIComponent(text);
}

test('[B1] a fault of ours says that it is one, with the id of the request and nothing else', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const ask = { draft: () => agent.send<Problem>('GET', `/api/chats/${chat.id}/draft?mode=reply`), signIn: () => signIn() };
  const signIn = () => createClient(desk.url).send<Problem>('POST', '/api/auth/sign-in/email', { email: agent.email, password: PASSWORD });
  expect([(await ask.draft()).status, (await ask.signIn()).status]).toEqual([200, 200]);
  for (const table of ['drafts', 'accounts']) await sql.raw(`alter table ${table} rename to ${table}_away`).execute(desk.db);
  try {
    for (const answer of [await ask.draft(), await ask.signIn()]) {
      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.body).toEqual({
        type: 'about:blank',
        title: expect.stringContaining('went wrong on our side'),
        status: 500,
        code: 'internal',
        requestId: answer.headers.get('x-request-id'),
      });
    }
  } finally {
    for (const table of ['drafts', 'accounts']) await sql.raw(`alter table ${table}_away rename to ${table}`).execute(desk.db);
  }
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(chat);
});

test('[B1] a draft that is too long to keep is refused, one that holds odd letters is kept without them', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const path = `/api/chats/${chat.id}/draft?mode=close`;
  expect(await agent.send('PUT', path, { body: { note: 'x'.repeat(17_000) } })).toMatchObject({ status: 413, body: { code: 'too-large' } });
  await agent.put(path, { body: { note: `a${NUL}b\ud800c`, tags: [{ name: `${NUL}x` }], sentiment: null, ok: true, n: 1.5 } });
  const { draft } = await agent.get<{ draft: { body: object } }>(path);
  expect(draft.body).toEqual({ note: 'abc', tags: [{ name: 'x' }], sentiment: null, ok: true, n: 1.5 });
  await agent.put(path, { body: null });
  expect(await agent.get(path)).toEqual({ draft: null });
});
