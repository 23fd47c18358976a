import type { Chat } from '@desk/protocol/chat';
import type { WorkspaceId } from '@desk/protocol/ids';
import { PROTOCOL } from '@desk/protocol/wire';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { createClient } from '../client.ts';
import { type Desk, test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { openSocket } from '../raw-socket.ts';
import { until } from '../until.ts';

test('[S4] after a cut exactly the missed events come, on whichever node, and then the live ones', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const topics = [`chat:${chat.id}` as const];
  const before = await listen(agent, topics);
  await customer.say('heard');
  await before.event('message.posted');
  before.close();
  await before.end();

  const other = await listen(agent, topics);
  for (const text of ['missed 1', 'missed 2', 'missed 3']) await customer.say(text);
  await other.event('message.posted', ({ data }) => data.message.text === 'missed 3');
  const after = await listen(createClient(desk.otherUrl, { cookie: agent.cookie }), topics, before.cursor);
  expect(await after.frame('welcome')).toMatchObject({ resumed: true, cursor: before.cursor });
  await customer.say('live');
  await after.event('message.posted', ({ data }) => data.message.text === 'live');
  expect(after.events.flatMap((event) => (event.type === 'message.posted' ? [event.data.message.text] : []))).toEqual([
    'missed 1',
    'missed 2',
    'missed 3',
    'live',
  ]);
});

test('[S4] while events rain, sockets that come again in their midst miss none and get none twice', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const topics = [`chat:${chat.id}` as const];
  const first = await listen(agent, topics);
  let drops = 0;
  let isOver = false;
  const drop = (text: string) => agent.post(`/api/chats/${chat.id}/messages`, { text, clientId: `drop-of-rain-${drops++}` });
  const rain = (async () => {
    while (!isOver) await drop('drop');
  })();
  await first.event('message.posted');
  first.close();
  await first.end();
  const heard = first.events.map((event) => event.chat!.version);
  let cursor = first.cursor;
  for (let cut = 0; cut < 4; cut++) {
    const next = await listen(createClient(cut % 2 ? desk.url : desk.otherUrl, { cookie: agent.cookie }), topics, cursor);
    if (cut === 3) {
      isOver = true;
      await rain;
      await drop('the last drop');
      await next.event('message.posted', ({ data }) => data.message.text === 'the last drop');
    }
    next.close();
    await next.end();
    heard.push(...next.events.map((event) => event.chat!.version));
    cursor = next.cursor;
  }
  // The relay may have been behind: what led to the live chat is not what is counted here.
  const since = heard.filter((version) => version > chat.version);
  expect(since).toEqual(Array.from({ length: drops }, (_, i) => chat.version + 1 + i));
});

test('[S4] a cursor that the bus does not hold is answered: not resumed', async ({ desk }) => {
  const agent = await (await createBusiness(desk)).person('agent');
  for (const since of ['never-heard-of', '0-1', '1600000000000-0', `${Date.now() + 86_400_000}-0`]) {
    const socket = await listen(agent, ['chats'], since);
    const welcome = await socket.frame('welcome');
    expect(welcome, since).toMatchObject({ resumed: false });
    expect(welcome.cursor).not.toBe(since);
    expect(socket.events).toEqual([]);
  }
});

test('[S4] a customer whose line broke gets what they missed, too', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const first = await listenAsVisitor(customer);
  const { cursor } = await first.frame<{ type: 'welcome'; cursor: string }>('welcome');
  first.close();
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'While you were away', clientId: 'while-away-1' });
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const again = await listenAsVisitor(customer, cursor);
  expect(again.frames[0]).toMatchObject({ type: 'welcome', resumed: true });
  await again.frame<{ type: 'chat'; chat: { status: string } }>('chat', (frame) => frame.chat.status === 'closed');
  const isNew = (frame: { type: string }) => frame.type === 'chat' && (frame as { chat?: Chat }).chat!.version > chat.version;
  expect(again.frames.filter(isNew)).toMatchObject([{ message: { text: 'While you were away' } }, { message: null }]);
});

/** Puts events of this size into the journal, as verbs do; they go to every member of the workspace. */
async function flood(desk: Desk, workspaceId: WorkspaceId, count: number, bytes: number): Promise<void> {
  await sql`with journal as (
      insert into events (workspace_id, type, actor, data)
      select ${workspaceId}, 'tags.changed', '{"kind":"system","name":"flood"}', jsonb_build_object('ballast', repeat('x', ${bytes}))
      from generate_series(1, ${count}) returning seq)
    insert into outbox (seq) select seq from journal`.execute(desk.db);
}

test('[S6] a socket that does not read is dropped from, not buffered for, and told to resync once it reads again', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [slow, quick] = [await business.person('agent', { available: false }), await business.person('agent', { available: false })];
  const sleeper = await openSocket(desk.url, { headers: slow.headers });
  sleeper.say({ type: 'hello', protocol: PROTOCOL });
  sleeper.say({ type: 'watch', topics: ['chats'] });
  await sleeper.frame('watching');
  const awake = await listen(quick, ['chats']);
  sleeper.pause();
  const rounds = 20;
  for (let round = 1; round <= rounds; round++) {
    await flood(desk, business.workspaceId, 2, 250_000);
    await quick.put('/api/me/availability', { available: false }); // any write rings the relay
    await until(() => awake.events.filter(({ type }) => type === 'tags.changed').length === 2 * round);
  }
  // The reader beside it heard everything. What waits for the sleeper is bounded: it hears the beginning, and then that it must load anew.
  sleeper.resume();
  await until(() => {
    sleeper.say({ type: 'ping' });
    return sleeper.frames.some(({ type }) => type === 'resync');
  });
  expect(sleeper.frames.filter(({ type }) => type === 'events').length).toBeLessThan(rounds);
  expect(sleeper.closed).toBeNull();
});
