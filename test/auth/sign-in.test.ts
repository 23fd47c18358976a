import type { CustomerId } from '@desk/protocol/ids';
import { signVisitor } from '@desk/server/auth/visitor-token';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { SECRET, test } from '../desk.ts';
import { createBusiness, PASSWORD } from '../people.ts';

const signIn = (url: string, email: string, password: string, headers: Record<string, string> = {}) =>
  createClient(url).send<{ requestId?: string }>('POST', '/api/auth/sign-in/email', { email, password }, headers);

test('[A1] a wrong password and an unknown address get the very same answer', async ({ desk }) => {
  const { email } = await (await createBusiness(desk)).person('agent');
  const answers = [await signIn(desk.url, email, 'not the password'), await signIn(desk.url, 'nobody@desk.test', 'not the password')];
  for (const { status, body, headers } of answers) {
    const { requestId: _, ...said } = body;
    expect({ status, said, cookies: headers.getSetCookie() }).toEqual({
      status: 401,
      said: { type: 'about:blank', title: 'E-mail or password is not right.', status: 401, code: 'wrong-credentials' },
      cookies: [],
    });
  }
});

test('[A1] addresses are read whatever their case and the blanks around them; odd ones are unknown ones', async ({ desk }) => {
  const { email } = await (await createBusiness(desk)).person('agent');
  expect((await signIn(desk.url, ` ${email.toUpperCase()} `, PASSWORD)).status).toBe(200);
  for (const odd of ["' or 1=1 --", 'a\u0000b@desk.test', 'half\ud800@desk.test', '@', 'no-at-sign'])
    expect(await signIn(desk.url, odd, PASSWORD), odd).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
});

test('[A2] the session is a cookie that no script can read, and its token stands in no answer', async ({ desk }) => {
  const business = await createBusiness(desk);
  const { email, id } = await business.person('agent');
  const answer = await signIn(desk.url, email, PASSWORD);
  const cookies = answer.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^desk\.session_token=[^;]+;.*; HttpOnly; SameSite=Lax$/i);
  expect(answer.body).toEqual({ user: { id, name: expect.any(String), email } });

  const client = createClient(desk.url, { cookie: cookies[0]!.split(';')[0]! });
  const { token } = await desk.db
    .selectFrom('sessions')
    .select('token')
    .where('user_id', '=', id)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const out = await client.send('POST', '/api/auth/sign-out', {});
  expect(out.body).toEqual({ signedOut: true });
  const texts = [answer.body, await client.send('GET', '/api/me'), out.body].map((body) => JSON.stringify(body));
  for (const text of texts) expect(text).not.toContain(token);
});

test('[A2] nothing of the sign-in library can be reached but signing in and out', async ({ desk }) => {
  const agent = await (await createBusiness(desk)).person('agent');
  for (const path of ['get-session', 'list-sessions', 'sign-up/email', 'update-user', 'change-password', 'revoke-sessions', 'ok']) {
    for (const method of ['GET', 'POST'])
      expect((await agent.send(method, `/api/auth/${path}`, method === 'GET' ? undefined : {})).status).toBe(404);
  }
});

test('[A4] an unsafe request that another site made the browser send is refused, and changes nothing', async ({ desk }) => {
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const origins = ['https://evil.example', 'null', `${desk.url}.evil.example`, desk.url.replace('127.0.0.1', 'localhost'), ''];
  for (const origin of origins) {
    for (const [method, path] of [
      ['POST', '/api/tags'],
      ['PUT', '/api/me/availability'],
      ['PUT', '/api/integrations/jira'],
      ['DELETE', `/api/tags/${business.tags.Outage}`],
      ['POST', '/api/auth/sign-in/email'],
      ['POST', '/api/auth/sign-out'],
    ] as const) {
      const answer = await admin.send(method, path, { name: 'Evil', available: true }, { origin });
      expect(answer, `${method} ${path} from ${origin}`).toMatchObject({ status: 403, body: { code: 'wrong-origin' } });
    }
  }
  const tags = await admin.get<{ items: { name: string }[] }>('/api/tags');
  expect(tags.items.map(({ name }) => name)).toEqual(['Coverage', 'Outage']);
  expect((await admin.send('GET', '/api/me', undefined, { origin: 'https://evil.example' })).status).toBe(200);
});

test('[A4] a request without any Origin is refused as well', async ({ desk }) => {
  const { cookie } = await (await createBusiness(desk)).person('admin');
  const answer = await fetch(`${desk.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie } });
  expect(answer.status).toBe(403);
});

test('[A5] after ten tries a minute an account is closed to further ones, on every node, and the answer says for how long', async ({
  desk,
}) => {
  const { email } = await (await createBusiness(desk)).person('agent');
  const tries = [];
  for (let i = 0; i < 11; i++) tries.push(await signIn(i % 2 ? desk.url : desk.otherUrl, email, 'not the password'));
  // One was used up when the account signed in to this test.
  expect(tries.slice(0, 9).map(({ status }) => status)).toEqual(Array(9).fill(401));
  const last = tries.at(-1)!;
  expect(last).toMatchObject({ status: 429, body: { code: 'too-many', retryAfter: expect.any(Number) } });
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn(desk.url, email, PASSWORD)).status).toBe(429);
  // Others are not locked out by it.
  const other = await (await createBusiness(desk)).person('agent');
  expect((await signIn(desk.url, other.email, PASSWORD)).status).toBe(200);
});

test('[A6] a forged, altered, expired or foreign visitor token is refused everywhere', async ({ desk }) => {
  const business = await createBusiness(desk);
  const customer = await business.customer();
  await customer.say('Hello');
  const claims = { workspaceId: business.workspaceId, customerId: customer.id as CustomerId, departmentId: null };
  const token = customer.headers.authorization!.slice('Bearer '.length);
  const elsewhere = await createBusiness(desk);
  const tokens = {
    none: '',
    forged: signVisitor('another secret that is long enough to be one', claims),
    altered: `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`,
    'without signature': token.split('.')[0]!,
    expired: signVisitor(SECRET, claims, Date.now() - 31 * 86_400_000),
    'of another workspace': signVisitor(SECRET, { ...claims, workspaceId: elsewhere.workspaceId }),
  };
  for (const [name, bad] of Object.entries(tokens)) {
    const visitor = createClient(desk.url, { token: bad });
    for (const [method, path, body] of [
      ['GET', '/api/widget/chat'],
      ['POST', '/api/widget/messages', { text: 'Hello', clientId: 'client-id-1' }],
      ['POST', '/api/widget/end', {}],
    ] as const) {
      expect(await visitor.send(method, path, body), `${name}: ${path}`).toMatchObject({
        status: 401,
        body: { code: 'bad-visitor-token' },
      });
    }
  }
});

test('[A6] a visitor token opens nothing of the team, and a member’s cookie nothing of a customer', async ({ desk }) => {
  const business = await createBusiness(desk);
  const customer = await business.customer();
  const agent = await business.person('agent');
  expect(await customer.send('GET', '/api/chats')).toMatchObject({ status: 401, body: { code: 'sign-in' } });
  expect(await agent.send('GET', '/api/widget/chat')).toMatchObject({ status: 401, body: { code: 'bad-visitor-token' } });
});
