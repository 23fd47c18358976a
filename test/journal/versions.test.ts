import type { Chat, Message } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import { expect } from 'vitest';
import { type Client, createClient } from '../client.ts';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

const eventsOf = async (who: Client, chatId: string) =>
  (await who.get<{ items: DeskEvent[] }>(`/api/chats/${chatId}/events?after=0`)).items;

test('[E1] each step of a chat’s life is one version and one event that carries the chat as it is afterwards', async ({ desk }) => {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  desk.jira.control.seedIssue({ key: 'NET-7', summary: 'Roaming' });
  const business = await createBusiness(desk, { undoSeconds: 1, jira: true });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat, customer } = await business.liveChat(agent);
  const path = `/api/chats/${chat.id}`;
  const steps: (() => Promise<unknown>)[] = [
    () => agent.post(`${path}/read`),
    () => agent.post(`${path}/messages`, { text: 'Hello', clientId: 'answer-1' }),
    () => agent.post(`${path}/pending`),
    () => customer.say('Here I am'),
    () => agent.post(`${path}/pending`),
    () => supervisor.post(`${path}/resume`),
    () => agent.post(`${path}/ask-supervisor`, {}),
    () => supervisor.post(`${path}/assign`, { agentId: supervisor.id }),
    () => supervisor.post(`${path}/close`, closeForm(chat, { closeAnyway: true })),
    () => supervisor.post(`${path}/undo-close`),
    () => supervisor.post(`${path}/close`, closeForm(chat, { closeAnyway: true, references: ['NET-7'] })),
  ];
  for (const step of steps) {
    const before = await supervisor.get<{ chat: Chat }>(path);
    await step();
    const after = await supervisor.get<{ chat: Chat }>(path);
    expect(after.chat.version).toBe(before.chat.version + 1);
    expect((await eventsOf(supervisor, chat.id)).at(-1)!.chat).toEqual(after.chat);
  }
  const linked = await until(async () => {
    const now = await supervisor.get<{ chat: Chat }>(path);
    return now.chat.closure?.references[0]?.state === 'linked' ? now.chat : null;
  });
  const events = await eventsOf(supervisor, chat.id);
  expect(events.map(({ type }) => type)).toEqual([
    'chat.opened',
    'chat.assigned',
    'chat.read',
    'message.posted',
    'chat.set-pending',
    'message.posted',
    'chat.set-pending',
    'chat.resumed',
    'chat.supervisor-asked',
    'chat.assigned',
    'chat.closed',
    'chat.close-undone',
    'chat.closed',
    'reference.changed',
  ]);
  expect(events.map((event) => event.chat!.version)).toEqual(events.map((_, i) => i + 1));
  expect(events.at(-1)!.chat).toEqual(linked);
});

test('[E1] what changes nothing writes no event: reading twice, assigning to who has it, setting what is set', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  const read = await agent.post<Chat>(`/api/chats/${chat.id}/read`);
  expect(await agent.post<Chat>(`/api/chats/${chat.id}/read`)).toEqual(read);
  expect(await supervisor.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: agent.id })).toEqual(read);
  const count = async () =>
    (await desk.db.selectFrom('events').select('seq').where('workspace_id', '=', business.workspaceId).execute()).length;
  const before = await count();
  await agent.put('/api/me/availability', { available: true });
  expect(await count()).toBe(before);
});

test('[E2] forty changes of one chat at once, on two nodes and from two sides, all happen, once each and in order', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const screen = await listen(agent, [`chat:${chat.id}`]);
  const nodes = [agent, createClient(desk.otherUrl, { cookie: agent.cookie })];
  const words = Array.from({ length: 40 }, (_, i) => `change ${i}`);
  await Promise.all(
    words.map((text, i) =>
      i % 4 === 3 ? customer.say(text) : nodes[i % 2]!.post(`/api/chats/${chat.id}/messages`, { text, clientId: `change-${i}` }),
    ),
  );
  const last = chat.version + words.length;
  await screen.event('message.posted', (event) => event.chat?.version === last);
  const heard = screen.events.filter((event) => event.type === 'message.posted');
  expect(heard.map((event) => event.chat!.version)).toEqual(words.map((_, i) => chat.version + 1 + i));
  expect(heard.map(({ data }) => data.message.text).sort()).toEqual([...words].sort());
  // Each was decided on the state before it: what the customer said is unread until the next answer, and never more than that.
  for (const [i, event] of heard.entries()) {
    const before = i === 0 ? chat.unread : heard[i - 1]!.chat!.unread;
    expect(event.chat!.unread).toBe(event.data.message.author.kind === 'customer' ? before + 1 : 0);
  }
  const { messages } = await agent.get<{ messages: Message[] }>(`/api/chats/${chat.id}`);
  expect(messages.slice(1).map(({ text }) => text)).toEqual(heard.map(({ data }) => data.message.text));
});

test('[E2] of changes that exclude each other one happens, and the others are refused by what it left', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  const path = `/api/chats/${chat.id}`;
  const answers = await Promise.all([
    agent.send('POST', `${path}/close`, closeForm(chat)),
    supervisor.send('POST', `${path}/close`, closeForm(chat)),
    agent.send('POST', `${path}/close`, closeForm(chat, { sentiment: 'neutral' })),
    agent.send('POST', `${path}/pending`),
    supervisor.send('POST', `${path}/assign`, { agentId: supervisor.id }),
  ]);
  const events = (await eventsOf(supervisor, chat.id)).filter((event) => event.chat!.version > chat.version);
  expect(events.filter(({ type }) => type === 'chat.closed')).toHaveLength(1);
  expect(events).toHaveLength(answers.filter(({ status }) => status === 200).length);
  expect(events.at(-1)).toMatchObject({ type: 'chat.closed', chat: { status: 'closed' } });
  for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
    expect([403, 409], JSON.stringify(body)).toContain(status);
  }
});
