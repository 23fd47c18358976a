import { PROTOCOL } from '@desk/protocol/wire';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { createBusiness } from '../people.ts';
import { openSocket } from '../raw-socket.ts';
import { until } from '../until.ts';

test('[S1] without a session there is no socket, and none for a page of another site', async ({ desk }) => {
  const { cookie } = await (await createBusiness(desk)).person('agent');
  const refused = (headers: Record<string, string>, path?: string) =>
    openSocket(desk.url, { headers, ...(path ? { path } : {}) }).then(
      () => 101,
      (error: { status: number }) => error.status,
    );
  expect(await refused({})).toBe(401);
  expect(await refused({ cookie: 'desk.session_token=forged.forged' })).toBe(401);
  expect(await refused({ cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await refused({ cookie, origin: 'null' })).toBe(403);
  expect(await refused({ cookie, origin: desk.url.replace('http', 'https').replace(/\d+$/, '1') })).toBe(403);
  expect(await refused({}, '/api/socket?token=forged.token')).toBe(401);
  expect(await refused({ cookie }, '/api/socket?token=')).toBe(401);
});

test('[S1] the address of the socket is no page: without an upgrade it says so', async ({ desk }) => {
  const agent = await (await createBusiness(desk)).person('agent');
  expect(await agent.send('GET', '/api/socket')).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('[S2] hello comes first, and names the protocol', async ({ desk }) => {
  const { headers } = await (await createBusiness(desk)).person('agent');
  const first = async (frame: unknown) => {
    const socket = await openSocket(desk.url, { headers });
    socket.say(frame);
    return socket.end();
  };
  const codes = {
    newer: await first({ type: 'hello', protocol: PROTOCOL + 1 }),
    older: await first({ type: 'hello', protocol: 0 }),
    watch: await first({ type: 'watch', topics: ['chats'] }),
    unknown: await first({ type: 'close-chat' }),
    'no object': await first('"hello"'),
    'no JSON': await first('hello'),
  };
  expect(codes).toEqual({ newer: 4426, older: 4426, watch: 4400, unknown: 4400, 'no object': 4400, 'no JSON': 4400 });
});

test('[S2] after hello any frame that is none closes the socket, and a visitor’s is as strict', async ({ desk }) => {
  const business = await createBusiness(desk);
  const sockets = [await listen(await business.person('agent'), []), await listenAsVisitor(await business.customer())];
  for (const socket of sockets) {
    expect(socket.frames[0]).toMatchObject({ type: 'welcome', protocol: PROTOCOL, resumed: false, cursor: expect.any(String) });
    socket.say({ type: 'ping' });
    await until(() => socket.frames.some(({ type }) => type === 'pong'));
    socket.say({ type: 'watch', topics: ['everything'] });
    expect(await socket.end()).toBe(4400);
  }
});

test('[S5] signing out on one node closes the sockets of that session within a second on every node, and no others', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const here = await listen(agent, ['chats']);
  const there = await listen(createClient(desk.otherUrl, { cookie: agent.cookie }), ['chats']);
  const colleague = await listen(await business.person('agent'), ['chats']);
  await agent.post('/api/auth/sign-out');
  const started = performance.now();
  await Promise.all([here.end(), there.end()]);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect([here.closed, there.closed, colleague.closed]).toEqual([{ code: 4401 }, { code: 4401 }, null]);
  expect(await agent.send('GET', '/api/me')).toMatchObject({ status: 401, body: { code: 'sign-in' } });
});

test('[S5] a session that is ended in the database itself ends everywhere as well', async ({ desk }) => {
  const agent = await (await createBusiness(desk)).person('agent');
  const there = createClient(desk.otherUrl, { cookie: agent.cookie });
  const socket = await listen(there, ['chats']);
  await sql`delete from sessions where user_id = ${agent.id}`.execute(desk.db);
  await socket.end();
  expect(socket.closed).toEqual({ code: 4401 });
  expect((await there.send('GET', '/api/me')).status).toBe(401);
});
