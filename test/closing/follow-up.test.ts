import type { Chat, Message } from '@desk/protocol/chat';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listenAsVisitor } from '../listener.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';

test('[C29] a follow-up reaches the customer, opens nothing and moves no figure; an answer opens a chat that follows', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const visit = await listenAsVisitor(customer);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'negative' }));
  const words = { text: 'NET-1 is repaired', clientId: 'net-1-is-repaired' };
  const colleague = await business.person('agent', { available: false });
  const path = `/api/chats/${chat.id}/follow-up`;
  const { chat: after, message } = await colleague.post<{ chat: Chat; message: Message }>(path, words);
  expect(await colleague.post(path, words)).toEqual({ chat: after, message });
  expect(after).toEqual({
    ...closed,
    version: closed.version + 1,
    lastMessageAt: message.at,
    lastMessage: { author: 'agent', text: 'NET-1 is repaired' },
  });
  await visit.frame<{ type: 'chat'; message: Message | null }>('chat', (frame) => frame.message?.text === 'NET-1 is repaired');

  // A polite answer stays, days after the close too, and so does the next one.
  await sql`update closures set closed_at = closed_at - interval '3 days' where chat_id = ${chat.id}`.execute(desk.db);
  for (const polite of ['Thank you', 'Great']) await customer.say(polite);
  const { items } = await agent.get<{ items: Chat[] }>(`/api/customers/${customer.id}/history`);
  expect(items.map(({ id }) => id)).toEqual([chat.id]);
  const { chat: next } = await customer.say('It is slow again');
  expect(next.id).not.toBe(chat.id);
  const reach = { newer: { id: next.id, status: expect.stringMatching(/queued|live/) }, optedOut: false };
  expect(await agent.get(`/api/chats/${chat.id}/reach`)).toEqual(reach);
  expect(await agent.send('POST', path, { text: 'Again', clientId: 'again-and-again' })).toMatchObject({
    status: 409,
    body: { code: 'newer-chat', newer: reach.newer },
  });
});

test('[C29] [C27] nobody follows up while the close can be undone, or after an opt-out; then every department may', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const stranger = await business.person('agent', { available: false });
  await business.move(stranger, [await business.department('Billing')]);
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  const write = (who: Person) =>
    who.send<{ code: string }>('POST', `/api/chats/${chat.id}/follow-up`, { text: 'Hello', clientId: 'hello-again' });
  expect(await write(agent)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  await sql`update closures set undo_until = now() - interval '1 second' where chat_id = ${chat.id}`.execute(desk.db);
  expect((await write(stranger)).status).toBe(200);
  await customer.say('//stop');
  const again = await agent.send('POST', `/api/chats/${chat.id}/follow-up`, { text: 'Hello?', clientId: 'hello-after-stop' });
  expect(again).toMatchObject({ status: 409, body: { code: 'opted-out' } });
  expect(await agent.get(`/api/chats/${chat.id}/reach`)).toEqual({ newer: null, optedOut: true });
});

test('[C29] who answers a follow-up reads it above their answer', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await agent.post(`/api/chats/${chat.id}/follow-up`, { text: 'Does it work now?', clientId: 'does-it-work' });
  await customer.say('It does not');
  const { messages, earlier } = await customer.get<{ messages: Message[]; earlier: { closedAt: string; messages: Message[] } }>(
    '/api/widget/chat',
  );
  expect(messages.map(({ text }) => text)).toEqual(['It does not']);
  expect(earlier.messages.map(({ text }) => text)).toEqual(['My phone has no signal', 'Does it work now?']);
  expect(earlier.messages[1]!.author).toEqual({ kind: 'agent', name: 'agent' });
});
