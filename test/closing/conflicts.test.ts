import type { Chat, Message } from '@desk/protocol/chat';
import type { Problem } from '@desk/protocol/errors';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';

test('[K1] [13.9] a second close gets the winner’s closure and changes nothing', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  const first = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'positive', note: 'Mine' }));

  const second = await supervisor.send<Problem>(
    'POST',
    `/api/chats/${chat.id}/close`,
    closeForm(chat, { sentiment: 'negative', note: 'Late' }),
  );
  expect(second.status).toBe(409);
  expect(second.body).toMatchObject({ code: 'already-closed', closure: first.closure });
  const { chat: now } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(now).toEqual(first);
});

test('[K1] [13.9] of twenty closes at once one wins, on whichever node, and all others are told by whom', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const { chat } = await business.liveChat(agent);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? agent : supervisor).send<Pick<Chat, 'closure'>>(
        'POST',
        `/api/chats/${chat.id}/close`,
        closeForm(chat, { note: `Close ${i}` }),
      ),
    ),
  );
  const winners = answers.filter(({ status }) => status === 200);
  expect(winners).toHaveLength(1);
  for (const { status, body } of answers.filter((answer) => answer !== winners[0])) {
    expect({ status, closure: body.closure }).toEqual({ status: 409, closure: winners[0]!.body.closure });
  }
  const rows = await desk.db.selectFrom('closures').select('note').where('chat_id', '=', chat.id).execute();
  expect(rows).toEqual([{ note: winners[0]!.body.closure!.note }]);
});

test('[K2] [13.10] words that the agent has not seen stop the close and come with the answer', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await customer.say('Wait');
  await customer.say('One more thing');

  const refused = await agent.send<Problem & { messages: Message[]; lastCustomerVersion: number }>(
    'POST',
    `/api/chats/${chat.id}/close`,
    closeForm(chat, { note: 'Done' }),
  );
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'customer-wrote', messages: [{ text: 'Wait' }, { text: 'One more thing' }] });
  const { chat: still } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(still).toMatchObject({ status: 'live', closure: null });

  const seen = closeForm(chat, { note: 'Done', seenVersion: refused.body.lastCustomerVersion });
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, seen);
  expect(closed.closure!.note).toBe('Done');
});

test('[K2] [13.10] the agent may close anyway, and own words never stop a close', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const [first, second] = [await business.liveChat(agent), await business.liveChat(agent)];
  await first.customer.say('Hello?');
  const anyway = await agent.post<Chat>(`/api/chats/${first.chat.id}/close`, closeForm(first.chat, { closeAnyway: true }));
  expect(anyway.status).toBe('closed');
  const { messages } = await agent.get<{ messages: Message[] }>(`/api/chats/${first.chat.id}`);
  expect(messages.map(({ text }) => text)).toEqual(['My phone has no signal', 'Hello?']);
  await agent.post(`/api/chats/${second.chat.id}/messages`, { text: 'Bye', clientId: 'last-words' });
  const closed = await agent.post<Chat>(`/api/chats/${second.chat.id}/close`, closeForm(second.chat));
  expect(closed.status).toBe('closed');
});

test('[K3] [13.17] a colleague is told who owns the chat, a supervisor of other departments too', async ({ desk }) => {
  const business = await createBusiness(desk);
  const owner = await business.person('agent', { name: 'Noor Haddad' });
  const colleague = await business.person('agent', { available: false });
  const elsewhere = await business.person('supervisor');
  const other = await business.department('Billing');
  await business.move(elsewhere, [other]);
  const { chat } = await business.liveChat(owner);
  for (const person of [colleague, elsewhere]) {
    const refused = await person.send<Problem>('POST', `/api/chats/${chat.id}/close`, closeForm(chat));
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'not-yours', title: 'Noor Haddad owns this chat.', owner: 'Noor Haddad' });
  }
});
