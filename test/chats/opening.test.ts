import type { Chat, Message, VisitorChat } from '@desk/protocol/chat';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[C1] two tabs that write at once open one chat, and every word is in it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const customer = await business.customer();
  const words = Array.from({ length: 12 }, (_, i) => `tab ${i % 2}, word ${i}`);
  const answers = await Promise.all(words.map((text) => customer.say(text)));
  const ids = new Set(answers.map(({ chat }) => chat.id));
  expect(ids.size).toBe(1);
  const { messages } = await supervisor.get<{ messages: Message[] }>(`/api/chats/${[...ids][0]}`);
  expect(messages.map(({ text }) => text).sort()).toEqual(words.sort());
  expect(messages.map(({ version }) => version)).toEqual(words.map((_, i) => i + 1));
});

test('[C1] [13.19] [fault A28] words after a close open a new chat that is linked to the one before; five at once open one', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => customer.say(`Back again ${i}`)));
  const ids = [...new Set(answers.map((answer) => answer.chat.id))];
  expect(ids).toHaveLength(1);
  expect(ids[0]).not.toBe(chat.id);
  const next = await agent.get<{ chat: Chat; messages: Message[] }>(`/api/chats/${ids[0]}`);
  expect(next.chat).toMatchObject({ previousChatId: chat.id, customer: { id: customer.id } });
  expect(next.messages).toHaveLength(5);
  expect((await agent.get<{ messages: Message[] }>(`/api/chats/${chat.id}`)).messages).toHaveLength(1);
});

test('[C1] the database itself holds no second open chat of a customer', async ({ desk }) => {
  const business = await createBusiness(desk);
  const customer = await business.customer();
  await customer.say('Hello');
  const insert = desk.db
    .insertInto('chats')
    .columns(['id', 'workspace_id', 'status', 'customer_id', 'opened_at', 'last_message_at'])
    .expression((eb) =>
      eb
        .selectFrom('chats')
        .select(({ val }) => [
          val('chat_00000000000000000000000000').as('id'),
          'workspace_id',
          'status',
          'customer_id',
          'opened_at',
          'last_message_at',
        ])
        .where('customer_id', '=', customer.id as never),
    );
  await expect(insert.execute()).rejects.toMatchObject({ constraint_name: 'chats_one_open' });
});

test('[C8] the customer’s words start the wait, an answer ends it, and the first answer is kept', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const read = async () => (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat;
  expect(chat).toMatchObject({ waitingSince: chat.openedAt, firstReplyAt: null, unread: 1, lastMessage: { author: 'customer' } });
  await customer.say('Anybody?');
  expect(await read()).toMatchObject({ waitingSince: chat.openedAt, unread: 2, lastCustomerVersion: 3 });

  const first = await agent.post<{ chat: Chat; message: Message }>(`/api/chats/${chat.id}/messages`, { text: 'Yes', clientId: 'answer-1' });
  expect(first.chat).toMatchObject({ waitingSince: null, firstReplyAt: first.message.at, lastMessageAt: first.message.at, unread: 0 });

  const { message: again } = await customer.say('Good');
  await agent.post(`/api/chats/${chat.id}/read`);
  expect(await read()).toMatchObject({ waitingSince: again.at, firstReplyAt: first.message.at, unread: 0 });
  const second = await agent.post<{ chat: Chat }>(`/api/chats/${chat.id}/messages`, { text: 'Bye', clientId: 'answer-2' });
  expect(second.chat).toMatchObject({ waitingSince: null, firstReplyAt: first.message.at, lastMessage: { author: 'agent', text: 'Bye' } });
});

test('[C7] the customer may end a chat that still waits, and then nobody gets it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const customer = await business.customer();
  const { chat } = await customer.say('Never mind');
  const { chat: ended } = await customer.post<{ chat: VisitorChat }>('/api/widget/end');
  expect(ended).toMatchObject({ id: chat.id, status: 'closed', closedAt: expect.any(String) });

  const agent = await business.person('agent');
  const { chat: other } = await business.liveChat(agent);
  const mine = await agent.get<{ items: Chat[] }>('/api/chats?tab=live');
  expect(mine.items.map(({ id }) => id)).toEqual([other.id]);
  const { chat: seen } = await supervisor.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(seen).toMatchObject({ agent: null, closure: { reason: 'customer_end', closedBy: { kind: 'customer', id: customer.id } } });
});

test('[C26] the customer ends a live chat: closed by the customer, without anything that the team would say', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await customer.post('/api/widget/end');
  const { chat: closed } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(closed.closure).toMatchObject({
    closedBy: { kind: 'customer', id: customer.id, name: 'Ada Moreno' },
    reason: 'customer_end',
    sentiment: null,
    note: null,
    tags: [],
    references: [],
  });
  await expect(customer.post('/api/widget/end')).rejects.toMatchObject({ code: 'not-open' });
  // Whoever pressed the button meant it: their next words are a new conversation, whatever the window.
  const next = await customer.say('Something else');
  expect(next.chat.id).not.toBe(chat.id);
});

test('[C26] ending and answering at once leaves one end, and the words that came before it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const [ended, ...answers] = await Promise.all([
    customer.send('POST', '/api/widget/end', {}),
    ...Array.from({ length: 5 }, (_, i) =>
      agent.send('POST', `/api/chats/${chat.id}/messages`, { text: `answer ${i}`, clientId: `answer-${i}` }),
    ),
  ]);
  expect(ended!.status).toBe(200);
  const kept = answers.filter(({ status }) => status === 200).length;
  const { chat: closed, messages } = await until(async () => {
    const now = await agent.get<{ chat: Chat; messages: Message[] }>(`/api/chats/${chat.id}`);
    return now.chat.status === 'closed' ? now : null;
  });
  expect(messages).toHaveLength(1 + kept);
  expect(Math.max(...messages.map(({ version }) => version))).toBeLessThan(closed.version);
  for (const { status, body } of answers) if (status !== 200) expect(body).toMatchObject({ code: 'already-closed' });
});
