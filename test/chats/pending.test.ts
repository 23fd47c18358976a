import type { Chat, ChatWithMessages, Message } from '@desk/protocol/chat';
import type { Figures } from '@desk/protocol/report';
import { expect } from 'vitest';
import { dueAt } from '../closing/chat-clock.ts';
import { test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[C10] a pending chat leaves the live list and makes room for another, only a live one can be set so', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const { chat } = await business.liveChat(agent);
  expect(await agent.post<Chat>(`/api/chats/${chat.id}/pending`)).toMatchObject({ status: 'pending', agent: { id: agent.id } });
  await expect(agent.post(`/api/chats/${chat.id}/pending`)).rejects.toMatchObject({ code: 'not-open' });
  const { chat: next } = await business.liveChat(agent);
  const listed = async (tab: string) => (await agent.get<{ items: Chat[] }>(`/api/chats?tab=${tab}`)).items.map(({ id }) => id);
  expect([await listed('pending'), await listed('live')]).toEqual([[chat.id], [next.id]]);
});

test('[C10] only the owner sets a chat to pending', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const { chat } = await business.liveChat(agent);
  await expect(supervisor.post(`/api/chats/${chat.id}/pending`)).rejects.toMatchObject({ code: 'not-yours' });
});

test('[C11] the customer’s words make a pending chat live again with the same agent, even a full one', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/pending`);
  await business.liveChat(agent);
  const desktop = await listen(agent, ['chats']);
  const { chat: mine } = await customer.say('Found it');
  expect(mine).toMatchObject({ id: chat.id, status: 'live' });
  const heard = await desktop.event('message.posted');
  expect(heard.chat).toMatchObject({ id: chat.id, status: 'live', agent: { id: agent.id }, unread: 2 });
});

test('[C12] the owner or a supervisor takes the pending mark away, a colleague does not', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const colleague = await business.person('agent', { available: false });
  const { chat } = await business.liveChat(agent);
  await expect(agent.post(`/api/chats/${chat.id}/resume`)).rejects.toMatchObject({ code: 'not-open' });
  for (const person of [agent, supervisor]) {
    await agent.post(`/api/chats/${chat.id}/pending`);
    await expect(colleague.post(`/api/chats/${chat.id}/resume`)).rejects.toMatchObject({ code: 'not-yours' });
    expect(await person.post<Chat>(`/api/chats/${chat.id}/resume`)).toMatchObject({ status: 'live', agent: { id: agent.id } });
  }
});

test('[C14] the owner writes into a pending chat and it stays pending', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/pending`);
  const sent = await agent.post<{ chat: Chat }>(`/api/chats/${chat.id}/messages`, { text: 'Did it help?', clientId: 'reminder-1' });
  expect(sent.chat).toMatchObject({ status: 'pending', waitingSince: null });
  const { chat: seen, messages } = await customer.get<{ chat: object; messages: Message[] }>('/api/widget/chat');
  expect(seen).toMatchObject({ status: 'live' });
  expect(messages.at(-1)).toMatchObject({ text: 'Did it help?' });
});

test('[V6] the owner says that the customer asks for a supervisor: those of the department hear it at once, the customer never', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const [agent, supervisor] = [
    await business.person('agent', { name: 'Noor Haddad' }),
    await business.person('supervisor', { name: 'Ines' }),
  ];
  const elsewhere = await business.person('supervisor');
  await business.move(elsewhere, [await business.department('Billing')]);
  const { chat, customer } = await business.liveChat(agent);
  const path = `/api/chats/${chat.id}`;
  const [wall, theirs, widget] = [await listen(supervisor, ['chats']), await listen(elsewhere, ['chats']), await listenAsVisitor(customer)];

  await expect(supervisor.post(`${path}/ask-supervisor`, {})).rejects.toMatchObject({ code: 'not-yours' });
  await expect(agent.post(`${path}/ask-supervisor`, { reason: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'invalid' });
  const clock = await dueAt(desk, chat.id);
  const first = await agent.post<Chat>(`${path}/ask-supervisor`, { reason: ' Wants her money\n back ' });
  expect(first.supervisorAsked).toEqual({ at: expect.any(String), reason: 'Wants her money  back' });
  expect((await wall.event('chat.supervisor-asked')).chat).toEqual(first);
  // Nothing was said to the customer: the chat's own clock goes on.
  expect(await dueAt(desk, chat.id)).toEqual(clock);
  // Said again it is no news; for another reason it is, and since when stays.
  expect(await agent.post<Chat>(`${path}/ask-supervisor`, { reason: 'Wants her money  back' })).toEqual(first);
  const asked = await agent.post<Chat>(`${path}/ask-supervisor`, {});
  expect(asked).toMatchObject({ version: first.version + 1, supervisorAsked: { at: first.supervisorAsked!.at, reason: null } });

  const seen = (who: typeof supervisor) => who.get<Figures>('/api/figures').then((figures) => figures.asked);
  const row = { ...asked.supervisorAsked, chatId: chat.id, customer: 'Ada Moreno', agent: { id: agent.id, name: 'Noor Haddad' } };
  expect(await seen(supervisor)).toEqual([{ ...row, department: chat.department }]);
  expect(await seen(elsewhere)).toEqual([]);

  const askedAt = asked.supervisorAsked!.at;
  await expect(agent.post(`${path}/see-to-asked`, { askedAt })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(elsewhere.post(`${path}/see-to-asked`, { askedAt })).rejects.toMatchObject({ code: 'not-allowed' });
  const done = await supervisor.post<Chat>(`${path}/see-to-asked`, { askedAt });
  expect(done).toMatchObject({ supervisorAsked: null, agent: { id: agent.id } });
  // Somebody was faster, or the customer has asked anew since: what was meant is over.
  expect(await supervisor.post<Chat>(`${path}/see-to-asked`, { askedAt })).toEqual(done);
  const anew = await agent.post<Chat>(`${path}/ask-supervisor`, {});
  expect(await supervisor.post<Chat>(`${path}/see-to-asked`, { askedAt })).toEqual(anew);

  const { events } = await agent.get<ChatWithMessages>(path);
  const lines = events.filter(({ type }) => type.startsWith('chat.supervisor')).map(({ type, actor, data }) => [type, actor.name, data]);
  expect(lines).toEqual([
    ['chat.supervisor-asked', 'Noor Haddad', { reason: 'Wants her money  back' }],
    ['chat.supervisor-asked', 'Noor Haddad', { reason: null }],
    ['chat.supervisor-seen', 'Ines', {}],
    ['chat.supervisor-asked', 'Noor Haddad', { reason: null }],
  ]);
  await agent.post(`${path}/messages`, { text: 'One moment', clientId: 'one-moment' });
  await until(() => widget.texts.some((text) => text.includes('One moment')));
  expect(JSON.stringify([widget.texts, await customer.get('/api/widget/chat')])).not.toMatch(/supervisor|money/i);
  // What comes after all of it, and is theirs to hear.
  const inBilling = await (await business.customer('Ben', 'Billing')).say('Hello');
  await theirs.event('chat.opened', ({ chatId }) => chatId === inBilling.chat.id);
  expect(theirs.events.filter(({ chatId }) => chatId === chat.id)).toEqual([]);
});

test('[V6] it ends when the owner takes it back, a supervisor gives the chat away, or it is closed; an undone close brings it back', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const { chat } = await business.liveChat(agent);
  const path = `/api/chats/${chat.id}`;
  const ask = async () => (await agent.post<Chat>(`${path}/ask-supervisor`, { reason: 'Refund' })).supervisorAsked;
  expect(await ask()).toMatchObject({ reason: 'Refund' });
  await expect(supervisor.post(`${path}/unask-supervisor`)).rejects.toMatchObject({ code: 'not-yours' });
  const back = await agent.post<Chat>(`${path}/unask-supervisor`);
  expect(back.supervisorAsked).toBeNull();
  expect(await agent.post<Chat>(`${path}/unask-supervisor`)).toEqual(back);

  await agent.post(`${path}/pending`);
  await ask();
  expect((await supervisor.post<Chat>(`${path}/assign`, { agentId: supervisor.id })).supervisorAsked).toBeNull();
  await supervisor.post(`${path}/assign`, { agentId: agent.id });
  const asked = await ask();
  const closed = await agent.post<Chat>(`${path}/close`, closeForm(chat));
  expect(closed.supervisorAsked).toBeNull();
  expect((await supervisor.get<Figures>('/api/figures')).asked).toEqual([]);
  await expect(agent.post(`${path}/ask-supervisor`, {})).rejects.toMatchObject({ code: 'already-closed' });
  expect((await agent.post<Chat>(`${path}/undo-close`)).supervisorAsked).toEqual(asked);
});
