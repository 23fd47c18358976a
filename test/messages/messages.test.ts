import type { Chat, Message } from '@desk/protocol/chat';
import { expect } from 'vitest';
import { type Client, createClient } from '../client.ts';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { createBusiness } from '../people.ts';

const textsOf = async (agent: Client, chatId: string) =>
  (await agent.get<{ messages: Message[] }>(`/api/chats/${chatId}`)).messages.map(({ text }) => text);

test('[I3] an agent’s message that is sent five times at once, on both nodes, is stored once and answered alike', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  const nodes = [agent, createClient(desk.otherUrl, { cookie: agent.cookie })];
  const body = { text: 'One moment', clientId: 'answer-of-agent' };
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, i) => nodes[i % 2]!.post<{ message: Message }>(`/api/chats/${chat.id}/messages`, body)),
  );
  expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
  expect(await textsOf(agent, chat.id)).toEqual(['My phone has no signal', 'One moment']);
});

test('[I3] a customer’s message that is sent five times at once opens one chat and is stored once', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const customer = await business.customer();
  const body = { text: 'Hello', clientId: 'first-of-customer' };
  const send = () => customer.post<{ chat: Chat; message: Message }>('/api/widget/messages', body);
  const answers = await Promise.all(Array.from({ length: 5 }, send));
  const [{ chat, message }] = answers as [{ chat: Chat; message: Message }];
  for (const answer of [...answers, await send()]) expect(answer).toMatchObject({ chat: { id: chat.id }, message });
  expect(await textsOf(supervisor, chat.id)).toEqual(['Hello']);
});

test('[I3] a message whose answer was lost is answered after the chat has ended, and opens no other', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const customer = await business.customer();
  const body = { text: 'Bye', clientId: 'last-of-customer' };
  const first = await customer.post<{ chat: Chat; message: Message }>('/api/widget/messages', body);
  await customer.post('/api/widget/end');
  const again = await customer.post<{ chat: Chat; message: Message }>('/api/widget/messages', body);
  expect(again.message).toEqual(first.message);
  const all = await supervisor.get<{ items: Chat[] }>('/api/chats?tab=all');
  expect(all.items).toHaveLength(1);
});

test('[I2] [I3] a key of one message is no key of another: other words or another chat are refused, not swallowed', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const [one, two] = [await business.liveChat(agent), await business.liveChat(agent)];
  const key = { clientId: 'used-before' };
  const mismatch = { code: 'idempotency-mismatch' };
  await agent.post(`/api/chats/${one.chat.id}/messages`, { text: 'Yes', ...key });
  await expect(agent.post(`/api/chats/${one.chat.id}/messages`, { text: 'No', ...key })).rejects.toMatchObject(mismatch);
  await expect(agent.post(`/api/chats/${two.chat.id}/messages`, { text: 'Yes', ...key })).rejects.toMatchObject(mismatch);
  await one.customer.post('/api/widget/messages', { text: 'Yes', ...key });
  await expect(one.customer.post('/api/widget/messages', { text: 'No', ...key })).rejects.toMatchObject(mismatch);
  expect(await textsOf(agent, one.chat.id)).toEqual(['My phone has no signal', 'Yes', 'Yes']);
  expect(await textsOf(agent, two.chat.id)).toEqual(['My phone has no signal']);
});

test('[B2] an empty message, one that is too long and one without a key are refused by field; nothing is stored', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const cases: [object, string][] = [
    [{ text: '', clientId: 'client-id-1' }, 'text'],
    [{ text: ' \n\u0000\t ', clientId: 'client-id-2' }, 'text'],
    [{ text: 'x'.repeat(10_001), clientId: 'client-id-3' }, 'text'],
    [{ text: 7, clientId: 'client-id-4' }, 'text'],
    [{ clientId: 'client-id-5' }, 'text'],
    [{ text: 'Hello' }, 'clientId'],
    [{ text: 'Hello', clientId: 'short' }, 'clientId'],
    [{ text: 'Hello', clientId: 'has spaces' }, 'clientId'],
  ];
  for (const [body, path] of cases) {
    const wanted = { status: 422, body: { code: 'invalid', errors: [{ path, message: expect.any(String) }] } };
    expect(await agent.send('POST', `/api/chats/${chat.id}/messages`, body)).toMatchObject(wanted);
    expect(await customer.send('POST', '/api/widget/messages', body)).toMatchObject(wanted);
  }
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(chat);
});

test('[B2] a body above 64 kB is refused before it is read, however it comes', async ({ desk }) => {
  const business = await createBusiness(desk);
  const customer = await business.customer();
  const body = JSON.stringify({ text: 'x'.repeat(100_000), clientId: 'client-id-1' });
  expect(await customer.send('POST', '/api/widget/messages', body)).toMatchObject({ status: 413, body: { code: 'too-large' } });

  const streamed = await fetch(`${desk.url}/api/widget/messages`, {
    method: 'POST',
    headers: { ...customer.headers, 'content-type': 'application/json' },
    body: new Blob([body]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(streamed.status).toBe(413);
  expect(await customer.get('/api/widget/chat')).toEqual({ chat: null, messages: [], earlier: null, survey: null });
});

test('[B2] ten thousand characters of any kind are a message', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  for (const letter of ['x', '語', '🎉']) {
    const text = letter.repeat(10_000);
    const sent = await agent.post<{ message: Message }>(`/api/chats/${chat.id}/messages`, { text, clientId: crypto.randomUUID() });
    expect(sent.message.text).toBe(text);
  }
});

const TYPED = [
  '👨‍👩‍👧‍👦 🇮🇳 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 Z\u0351\u036b\u0343',
  'שלום, החשבון שלי "123" לא עובד (שוב)',
  'مرحبا \u202eabc\u202c \u2066xyz\u2069',
  'if (a < b && c > d) { return "<br>"; } \\u0041 \\n %00 {{x}} $\u007by}',
  '\tindented\n\n\nthree lines below\u00a0',
  "Robert'); drop table messages;--",
];

test('[B3] what a person typed is stored and shown as it was typed, to the team, the customer and in the event', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent, TYPED[0]!);
  const screen = await listen(agent, [`chat:${chat.id}`]);
  for (const text of TYPED.slice(1)) await customer.say(text);
  const wanted = TYPED.map((text) => text.trim());
  expect(await textsOf(agent, chat.id)).toEqual(wanted);
  const { messages } = await customer.get<{ messages: Message[] }>('/api/widget/chat');
  expect(messages.map(({ text }) => text)).toEqual(wanted);
  await screen.event('message.posted', ({ data }) => data.message.text === wanted.at(-1));
  const heard = screen.events.flatMap((event) => (event.type === 'message.posted' ? [event.data.message.text] : []));
  expect(heard).toEqual(wanted.slice(1));
});

test('[B3] NUL, control characters and halves of characters are taken out of whatever is typed', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const customer = await business.customer('A\u0000da \ud83dMoreno\u0007');
  const { chat, message } = await customer.say('no\u0000 si\u001bg\u009bnal \ud83d\ude00 \ude00!');
  expect(message.text).toBe('no signal 😀 !');
  const note = await agent.post(`/api/customers/${customer.id}/notes`, { text: 'b\u0000ad\udc00' });
  expect(note).toMatchObject({ text: 'bad' });
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.customer.name).toBe('Ada Moreno');
});

test('[B3] the preview in lists is cut between characters, never through one', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent, `${'x'.repeat(199)}😀 and more`);
  expect(chat.lastMessage!.text).toMatch(/^x{199}(😀)?$/u);
});
