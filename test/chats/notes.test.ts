import type { Chat } from '@desk/protocol/chat';
import type { Note } from '@desk/protocol/note';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';

const notesOf = async (person: Person, customerId: string, query = '') =>
  (await person.get<{ items: Note[] }>(`/api/customers/${customerId}/notes${query}`)).items.map(({ text }) => text);

test('[C28] a note can be written while the chat waits, is live, pends and is closed, by any agent', async ({ desk }) => {
  const business = await createBusiness(desk);
  const colleague = await business.person('agent', { available: false });
  const customer = await business.customer();
  const { chat } = await customer.say('Hello');
  const write = (text: string) => colleague.post<Note>(`/api/customers/${customer.id}/notes`, { text, chatId: chat.id });
  await write('waits');
  const supervisor = await business.person('supervisor');
  const live = await supervisor.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: supervisor.id });
  await write('is live');
  await supervisor.post(`/api/chats/${chat.id}/pending`);
  await write('pends');
  await supervisor.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(live, { note: 'said at the end' }));
  const last = await write('is closed');
  expect(last).toMatchObject({ author: { id: colleague.id }, chatId: chat.id, closing: false });
  expect(await notesOf(supervisor, customer.id)).toEqual(['is closed', 'said at the end', 'pends', 'is live', 'waits']);
  // Of one chat alone, so that other chats do not push its notes out of the list.
  await colleague.post<Note>(`/api/customers/${customer.id}/notes`, { text: 'of no chat' });
  expect(await notesOf(supervisor, customer.id, `?chat=${chat.id}`)).toEqual(['is closed', 'said at the end', 'pends', 'is live', 'waits']);
  expect((await supervisor.send('GET', `/api/customers/${customer.id}/notes?chat=x`)).status).toBe(422);
});

test('[C28] a note changes nothing about the chat, and the team hears of it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const other = await listen(await business.person('agent', { available: false, at: desk.otherUrl }), ['chats']);
  await agent.post(`/api/customers/${customer.id}/notes`, { text: 'Prefers e-mail' });
  await other.event('note.added', (event) => event.data.note.customerId === customer.id);
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(chat);
});

test('[C28] a note cannot be hung on another customer’s chat', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const { id } = await business.customer('Ben');
  await expect(agent.post(`/api/customers/${id}/notes`, { text: 'Mixed up', chatId: chat.id })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await notesOf(agent, id)).toEqual([]);
});
