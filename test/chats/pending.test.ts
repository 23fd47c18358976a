import type { Chat, Message } from '@desk/protocol/chat';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { createBusiness } from '../people.ts';

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
