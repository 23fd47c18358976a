import { unavailable } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import type { SentimentReport } from '@desk/protocol/report';
import { expect, inject } from 'vitest';
import { type Desk, startDesk, testApart as test } from '../desk.ts';
import { listen } from '../listener.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';
import { createOwnRedis } from '../runtime/own-redis.ts';
import { until } from '../until.ts';

const PATIENCE_MS = 25_000;

/** A chat that is ready to be closed with a JIRA key, and a second customer who waits for its agent. */
async function scene(desk: Desk): Promise<{ business: Business; agent: Person; chat: Chat; waiting: string }> {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  desk.jira.control.seedIssue({ key: 'NET-2381', summary: 'Roaming bundle not provisioned' });
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent', { limit: 1 });
  const { chat } = await business.liveChat(agent);
  const { chat: waiting } = await (await business.customer('Ben')).say('Anybody?');
  return { business, agent, chat, waiting: waiting.id };
}

/** Closes and gives the time it took, in milliseconds. */
async function close(agent: Person, chat: Chat): Promise<number> {
  const started = performance.now();
  const answer = await agent.send<Chat>(
    'POST',
    `/api/chats/${chat.id}/close`,
    closeForm(chat, { sentiment: 'positive', references: ['NET-2381'] }),
  );
  expect(answer).toMatchObject({ status: 200, body: { status: 'closed', closure: { references: [{ state: 'pending' }] } } });
  return performance.now() - started;
}

/** What must follow a close: the link, the count, the next chat. */
async function followed(desk: Desk, supervisor: Person, chat: Chat, waiting: string): Promise<void> {
  const state = async () => (await supervisor.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references[0]!.state;
  await until(async () => (await state()) === 'linked', PATIENCE_MS);
  expect(desk.jira.control.remoteLinks('NET-2381')).toHaveLength(1);
  await until(async () => (await supervisor.get<{ chat: Chat }>(`/api/chats/${waiting}`)).chat.status === 'live', PATIENCE_MS);
  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  await until(async () => (await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}`)).total.positive === 1, PATIENCE_MS);
}

test('[K5] with JIRA and the worker down a close is accepted at once, and all that follows happens when they are back', async ({
  desk,
}) => {
  const { business, agent, chat, waiting } = await scene(desk);
  const supervisor = await business.person('supervisor');
  desk.jira.control.faults.push({ match: {}, times: Infinity, answer: unavailable(503) });
  await desk.worker.stop();
  expect(await close(agent, chat)).toBeLessThan(2_000);
  await desk.worker.start();
  await until(() => desk.jira.control.journal.of('GET', /\/issue\//).some(({ status }) => status === 503));
  desk.jira.control.faults.clear();
  await followed(desk, supervisor, chat, waiting);
});

// The embedded form has no Redis that could be down.
if (inject('form') === 'distributed') {
  test('[K5] with Redis down as well a close is accepted, and screens, links and reports follow when it is back', async () => {
    await using undo = new AsyncDisposableStack();
    const redis = await createOwnRedis();
    undo.defer(redis.remove);
    await redis.start();
    const desk = await startDesk(undo, { form: 'distributed', redisUrl: redis.url });
    const { business, agent, chat, waiting } = await scene(desk);
    const supervisor = await business.person('supervisor', { at: desk.otherUrl });
    const wall = await listen(supervisor, ['closures']);
    desk.jira.control.faults.push({ match: {}, times: Infinity, answer: unavailable(503) });
    await desk.worker.stop();
    await redis.crash();
    expect(await close(agent, chat)).toBeLessThan(2_000);

    await redis.start();
    await desk.worker.start();
    desk.jira.control.faults.clear();
    const heard = await wall.event('chat.closed');
    expect(heard.data.row).toMatchObject({ chatId: chat.id, sentiment: 'positive' });
    await followed(desk, supervisor, chat, waiting);
  });
}
