import { expireChat } from '@desk/core/chats/expire';
import type { Chat, Message, VisitorChat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Draft } from '@desk/protocol/note';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, testApart as test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { type Customer, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { dueAt, ringClock } from './chat-clock.ts';

const chatsOf = async (who: Person, { id }: Customer) => (await who.get<{ items: Chat[] }>(`/api/customers/${id}/history`)).items;

/** The chat once the desk has closed it by itself. */
function closedByDesk(who: Person, chatId: string): Promise<Chat> {
  return until(async () => {
    const { chat } = await who.get<{ chat: Chat }>(`/api/chats/${chatId}`);
    return chat.status === 'closed' && chat;
  });
}

async function dayBack(desk: Desk, chatId: string, days: number): Promise<void> {
  await sql`update closures set closed_at = closed_at - make_interval(days => ${days}), undo_until = undo_until - make_interval(days => ${days})
    where chat_id = ${chatId}`.execute(desk.db);
}

test('[fault A01] the desk’s own close says nothing to the customer’s side that could open a chat or follow the close', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'Did it help?', clientId: 'did-it-help' });
  await ringClock(desk, chat.id);
  const closed = await closedByDesk(agent, chat.id);
  expect(closed.closure).toMatchObject({ reason: 'inactivity', closedBy: { kind: 'system' } });
  const later = desk.db.selectFrom('events').select(['type', 'version']).where('chat_id', '=', chat.id).orderBy('version', 'desc');
  expect((await later.executeTakeFirstOrThrow()).type).toBe('chat.closed');
  const { messages } = await customer.get<{ messages: Message[] }>('/api/widget/chat');
  expect(messages.map(({ author, text }) => [author.kind, text])).toEqual([
    ['customer', 'My phone has no signal'],
    ['agent', 'Did it help?'],
  ]);
  expect((await chatsOf(agent, customer)).map(({ id }) => id)).toEqual([chat.id]);
});

test('[fault A03] a raw request writes nothing into a closed chat: the team is refused, the customer gets a new chat, the old agent hears nothing', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  await agent.put('/api/me/availability', { available: false });
  await until(async () => (await desk.db.selectFrom('outbox').select('seq').execute()).length === 0); // the close has been told by then
  const heard = await listen(agent, ['chats', `chat:${chat.id}`]);
  const refused = await agent.send('POST', `/api/chats/${chat.id}/messages`, { text: 'One more thing', clientId: 'after-the-close' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'already-closed', closure: { id: closed.closure!.id } } });
  const { chat: next } = await customer.say('It broke again');
  expect(next).toMatchObject({ status: 'waiting' });
  expect(next.id).not.toBe(chat.id);
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(closed);
  await until(async () => (await desk.db.selectFrom('outbox').select('seq').execute()).length === 0);
  expect(heard.events.filter(({ chatId }) => chatId !== null)).toEqual([]);
});

test('[fault A04] [13.19] a customer who is back after three days gets a chat of their own that follows the old one, whose times stand', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'positive' }));
  await dayBack(desk, chat.id, 3);
  const { chat: before } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  for (const words of ['Hello again', 'Thanks!']) await customer.say(words);
  const [next, old, ...more] = await chatsOf(agent, customer);
  expect(more).toEqual([]);
  expect(next).toMatchObject({ previousChatId: chat.id });
  expect(next!.id).not.toBe(chat.id);
  expect(old).toEqual(before);
});

test('[fault A18] a deadline that no longer holds closes nothing: the job looks again', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/pending`);
  // The sweep has seen a clock that is over and added its job; before that runs the customer writes.
  await desk.worker.stop();
  await ringClock(desk, chat.id);
  await customer.say('Found it');
  expect(await expireChat(desk.db, business.workspaceId, chat.id)).toBe(false);
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'Good', clientId: 'good-answer' });
  expect(await dueAt(desk, chat.id)).toBeInstanceOf(Date);
  expect(await expireChat(desk.db, business.workspaceId, chat.id)).toBe(false);
  await desk.worker.start();
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.status).toBe('live');
});

test('[13.13] a chat that is closed from pending has no clock left, so nothing closes it a second time', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const pending = await agent.post<Chat>(`/api/chats/${chat.id}/pending`);
  expect(await dueAt(desk, chat.id)).toBeInstanceOf(Date);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(pending, { note: 'By hand' }));
  expect(await dueAt(desk, chat.id)).toBeNull();
  expect(await expireChat(desk.db, business.workspaceId, chat.id)).toBe(false);
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(closed);
});

test('[13.23] a clock that ran out while the worker was away closes the chat once when it is back', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/pending`);
  await desk.worker.stop();
  await ringClock(desk, chat.id);
  for (let i = 0; i < 2; i++) {
    await desk.worker.start();
    await closedByDesk(agent, chat.id);
    await desk.worker.stop();
  }
  await desk.worker.start();
  const closes = desk.db.selectFrom('events').select('actor').where('chat_id', '=', chat.id).where('type', '=', 'chat.closed');
  expect(await closes.execute()).toMatchObject([{ actor: { kind: 'system' } }]);
});

test('[13.7] a closed chat leaves the live and pending lists of its owner and of supervisors and stands in the closed one', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const [live, pending] = [await business.liveChat(agent), await business.liveChat(agent)];
  await agent.post(`/api/chats/${pending.chat.id}/pending`);
  for (const { chat } of [live, pending]) await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  for (const who of [agent, supervisor]) {
    const listed = async (tab: string) => (await who.get<{ items: Chat[] }>(`/api/chats?tab=${tab}`)).items.map(({ id }) => id).sort();
    expect([await listed('live'), await listed('pending')]).toEqual([[], []]);
    expect(await listed('closed')).toEqual([live.chat.id, pending.chat.id].sort());
  }
});

test('[13.2] what was said at closing stands in the customer’s history and notes for another agent', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const { chat, customer } = await business.liveChat(agent);
  const form = closeForm(chat, {
    sentiment: 'negative',
    note: 'Router swapped',
    tagIds: [business.tags.Outage!],
    references: ['INC 77120'],
  });
  await agent.post(`/api/chats/${chat.id}/close`, form);
  await agent.put('/api/me/availability', { available: false });
  const colleague = await business.person('agent', { name: 'Tomás Reyes' });
  await customer.say('Me again');
  const history = await until(async () => {
    const items = await chatsOf(colleague, customer);
    return items[0]!.status === 'live' && items;
  });
  expect(history[0]).toMatchObject({ agent: { id: colleague.id }, previousChatId: chat.id });
  expect(history[1]!.closure).toMatchObject({ sentiment: 'negative', note: 'Router swapped', references: [{ text: 'INC 77120' }] });
  const { items } = await colleague.get<{ items: object[] }>(`/api/customers/${customer.id}/notes`);
  expect(items).toMatchObject([{ text: 'Router swapped', closing: true, author: { name: 'Noor Haddad' } }]);
});

test('[fault A22] drafts are kept by agent, chat and mode, and outlive a colleague’s close', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const [one, two] = [await business.liveChat(agent), await business.liveChat(agent)];
  const path = (chat: Chat, mode: string) => `/api/chats/${chat.id}/draft?mode=${mode}`;
  await agent.put(path(one.chat, 'close'), { body: { note: 'For the team alone' } });
  await agent.put(path(one.chat, 'reply'), { body: { text: 'For the customer' } });
  await supervisor.put(path(one.chat, 'close'), { body: { note: 'Mine' } });
  await supervisor.post(`/api/chats/${one.chat.id}/close`, closeForm(one.chat));
  const draft = async (who: Person, chat: Chat, mode: string) => (await who.get<{ draft: Draft | null }>(path(chat, mode))).draft?.body;
  expect(await draft(agent, one.chat, 'close')).toEqual({ note: 'For the team alone' });
  expect(await draft(agent, one.chat, 'reply')).toEqual({ text: 'For the customer' });
  expect(await draft(supervisor, one.chat, 'close')).toEqual({ note: 'Mine' });
  expect(await draft(agent, two.chat, 'close')).toBeUndefined();
  expect(await draft(supervisor, one.chat, 'reply')).toBeUndefined();
});

test('[fault A25] every way of closing leaves who closed and why, in the row, on the stream and on the customer’s side', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const wall = await listen(supervisor, ['closures']);
  type Scene = { chat: Chat; customer: Customer };
  const ways: [reason: string, by: string, close: (scene: Scene) => Promise<unknown>][] = [
    ['resolved', 'agent', ({ chat }) => agent.post(`/api/chats/${chat.id}/close`, closeForm(chat))],
    ['resolved', 'supervisor', ({ chat }) => supervisor.post(`/api/chats/${chat.id}/close`, closeForm(chat))],
    ['bulk', 'supervisor', ({ chat }) => supervisor.post('/api/chats/bulk-close', { chatIds: [chat.id] })],
    ['customer_end', 'customer', ({ customer }) => customer.post('/api/widget/end')],
    ['customer_end', 'customer', ({ customer }) => customer.say('//end')],
    ['opt_out', 'customer', ({ customer }) => customer.say('//stop')],
    [
      'inactivity',
      'system',
      async ({ chat }) => {
        await agent.post(`/api/chats/${chat.id}/messages`, { text: 'Still there?', clientId: 'still-there' });
        await ringClock(desk, chat.id);
      },
    ],
    [
      'pending_expired',
      'system',
      async ({ chat }) => {
        await agent.post(`/api/chats/${chat.id}/pending`);
        await ringClock(desk, chat.id);
      },
    ],
  ];
  for (const [reason, kind, close] of ways) {
    const scene = await business.liveChat(agent);
    const screen = await listenAsVisitor(scene.customer);
    await close(scene);
    const { data } = await wall.event('chat.closed', ({ chatId }) => chatId === scene.chat.id);
    const ids = { agent: agent.id, supervisor: supervisor.id, customer: scene.customer.id, system: null };
    const closedBy = { kind, id: ids[kind as keyof typeof ids], name: expect.stringMatching(/\S/) };
    expect(data.row, reason).toMatchObject({ reason, closedBy });
    const row = desk.db.selectFrom('closures').select(['reason', 'closed_by_kind', 'closed_by_id']).where('chat_id', '=', scene.chat.id);
    expect(await row.executeTakeFirstOrThrow()).toEqual({ reason, closed_by_kind: kind, closed_by_id: closedBy.id });
    const { chat } = await scene.customer.get<{ chat: VisitorChat }>('/api/widget/chat');
    expect(chat).toMatchObject({ status: 'closed', closedAt: data.row.closedAt });
    screen.close();
  }
  const { items } = await supervisor.get<{ items: ClosureRow[] }>('/api/closures');
  expect(items.map(({ reason }) => reason)).toEqual(ways.map(([reason]) => reason).reverse());
});
