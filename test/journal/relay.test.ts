import type { Chat } from '@desk/protocol/chat';
import type { SentimentReport } from '@desk/protocol/report';
import { expect, inject } from 'vitest';
import { type Desk, startDesk, testApart as test } from '../desk.ts';
import { startDeskProcess } from '../desk-process.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { createOwnRedis } from '../runtime/own-redis.ts';
import { until } from '../until.ts';
import { catchRelay } from './caught-relay.ts';

const outbox = (desk: Desk) => desk.db.selectFrom('outbox').select('seq').execute();

test('[E3] what happened while no worker ran is told and done when one starts', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const { chat } = await business.liveChat(agent);
  const { chat: waiting } = await (await business.customer('Ben')).say('Anybody?');
  const wall = await listen(await business.person('supervisor', { at: desk.otherUrl }), ['closures', 'figures']);
  await desk.worker.stop();
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'negative' }));
  expect(await outbox(desk)).not.toEqual([]);
  expect(wall.events).toEqual([]);

  await desk.worker.start();
  const heard = await wall.event('chat.closed');
  expect(heard.chat).toEqual(closed);
  await wall.event('reports.counted');
  await until(async () => (await agent.get<{ chat: Chat }>(`/api/chats/${waiting.id}`)).chat.status === 'live');
  await until(async () => (await outbox(desk)).length === 0);
});

for (const moment of ['before its jobs are added', 'after its jobs are added'] as const) {
  test(`[E3] a worker that is killed ${moment} loses nothing: the next one tells, counts and assigns, once`, async ({ desk }) => {
    const business = await createBusiness(desk);
    const agent = await business.person('agent', { limit: 1 });
    const { chat } = await business.liveChat(agent);
    const { chat: waiting } = await (await business.customer('Ben')).say('Anybody?');
    const supervisor = await business.person('supervisor', { at: desk.otherUrl });
    const wall = await listen(supervisor, ['closures', `chat:${waiting.id}`]);
    await until(async () => (await outbox(desk)).length === 0);
    await desk.worker.stop();
    {
      await using relay = await catchRelay(desk.databaseUrl, moment);
      await using victim = await startDeskProcess(desk, 'worker');
      await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'positive' }));
      await relay.caught();
      await victim.kill();
    }
    expect(await outbox(desk)).not.toEqual([]);
    await desk.worker.start();
    await wall.event('chat.closed', ({ chatId }) => chatId === chat.id);
    await wall.event('chat.assigned', ({ chatId }) => chatId === waiting.id);
    const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
    const counted = async () => (await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}`)).total.positive;
    await until(async () => (await counted()) > 0);
    await until(async () => (await outbox(desk)).length === 0);
    expect(await counted()).toBe(1);
    const assignments = await desk.db
      .selectFrom('events')
      .select('seq')
      .where('chat_id', '=', waiting.id)
      .where('type', '=', 'chat.assigned')
      .execute();
    expect(assignments).toHaveLength(1);
  });
}

// The embedded form is one process without Redis: it has no second relay, and nothing between that could be down.
if (inject('form') === 'distributed') {
  test('[E3] two workers relay each event once and in order', async ({ desk }) => {
    const business = await createBusiness(desk);
    const agent = await business.person('agent');
    const { chat } = await business.liveChat(agent);
    const screen = await listen(agent, [`chat:${chat.id}`]);
    await using _other = await startDeskProcess(desk, 'worker');
    const texts = Array.from({ length: 40 }, (_, i) => `message ${i}`);
    for (const [i, text] of texts.entries()) await agent.post(`/api/chats/${chat.id}/messages`, { text, clientId: `message-${i}` });
    await screen.event('message.posted', ({ data }) => data.message.text === texts.at(-1));
    expect(screen.events.flatMap((event) => (event.type === 'message.posted' ? [event.data.message.text] : []))).toEqual(texts);
  });

  test('[E3] events that could not be carried on while Redis was away are carried on when it is back', async () => {
    await using undo = new AsyncDisposableStack();
    const redis = await createOwnRedis();
    undo.defer(redis.remove);
    await redis.start();
    const desk = await startDesk(undo, { form: 'distributed', redisUrl: redis.url });
    const business = await createBusiness(desk);
    const agent = await business.person('agent');
    const { chat } = await business.liveChat(agent);
    const wall = await listen(await business.person('supervisor', { at: desk.otherUrl }), ['closures', `chat:${chat.id}`]);
    await redis.crash();
    await agent.post(`/api/chats/${chat.id}/messages`, { text: 'Still with you', clientId: 'while-away-1' });
    const now = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
    await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(now.chat));
    await redis.start();
    await wall.event('chat.closed');
    const versions = wall.events.map((event) => event.chat!.version);
    expect([...new Set(versions)]).toEqual([now.chat.version, now.chat.version + 1]);
    await until(async () => (await outbox(desk)).length === 0);
  });
}
