import type { Chat } from '@desk/protocol/chat';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listenAsVisitor } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[S8] a customer hears their own chat from the first word to the close', async ({ desk }) => {
  const business = await createBusiness(desk);
  const customer = await business.customer();
  const visit = await listenAsVisitor(customer);
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const { chat } = await customer.say('Hello');
  const shown = (matches: object) =>
    until(() => visit.frames.find((frame) => frame.type === 'chat' && expect.objectContaining(matches).asymmetricMatch(frame.chat)));
  expect(await shown({ status: 'waiting' })).toMatchObject({
    message: { text: 'Hello', author: { kind: 'customer', name: 'Ada Moreno' } },
  });
  await shown({ id: chat.id, status: 'live', agentName: 'Noor' });
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'Hi Ada', clientId: 'answer-1' });
  const answer = await until(() =>
    visit.frames.find((frame) => frame.type === 'chat' && (frame.message as { text: string } | null)?.text === 'Hi Ada'),
  );
  expect(answer).toMatchObject({ message: { author: { kind: 'agent', name: 'Noor' } } });
  const now = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(now.chat));
  await shown({ status: 'closed', closedAt: expect.any(String) });
});

test('[S8] nothing of the team reaches a customer: no note, tag, sentiment, reference, surname or id of a member', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: ['Troublemaker'] });
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const supervisor = await business.person('supervisor', { name: 'Ines Duarte' });
  const { chat, customer } = await business.liveChat(agent);
  const visit = await listenAsVisitor(customer);
  visit.say({ type: 'watch', topics: ['closures', 'chats', 'agents', `chat:${chat.id}`] });
  visit.say({ type: 'viewing', chatId: chat.id, closing: true });
  await agent.post(`/api/customers/${customer.id}/notes`, { text: 'Shouts a lot', chatId: chat.id });
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'How can I help?', clientId: 'answer-1' });
  await agent.post(`/api/chats/${chat.id}/pending`);
  await supervisor.post(`/api/chats/${chat.id}/assign`, { agentId: supervisor.id });
  const now = await supervisor.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  const form = {
    sentiment: 'negative',
    note: 'Unfriendly to Noor',
    tagIds: Object.values(business.tags),
    references: ['INC 77120'],
  } as const;
  await supervisor.post<Chat>(
    `/api/chats/${chat.id}/close`,
    closeForm(now.chat, { ...form, tagIds: [...form.tagIds], references: [...form.references] }),
  );
  await visit.frame<{ type: 'chat'; chat: { status: string } }>('chat', (frame) => frame.chat.status === 'closed');

  const answers = [await customer.get('/api/widget/chat'), await customer.say('And another thing'), await customer.post('/api/widget/end')];
  const seen = [...visit.texts, ...answers.map((answer) => JSON.stringify(answer))].join('\n');
  expect(seen).toContain('How can I help?');
  const secrets = [
    'Shouts',
    'Unfriendly',
    'Troublemaker',
    'negative',
    'INC 77120',
    'Haddad',
    'Duarte',
    agent.id,
    supervisor.id,
    'usr_',
    'tag_',
    'clo_',
    'ref_',
    'pending',
  ];
  for (const secret of secrets) expect(seen, secret).not.toContain(secret);
});

test('[S8] a customer hears nothing of other customers, nor of those whose chat an agent shares', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent');
  const mine = await business.liveChat(agent);
  const theirs = await business.liveChat(agent, 'My name is Ben');
  const visit = await listenAsVisitor(mine.customer);
  visit.say({ type: 'watch', topics: [`chat:${theirs.chat.id}`] });
  await agent.post(`/api/chats/${theirs.chat.id}/messages`, { text: 'Hello Ben', clientId: 'answer-1' });
  await theirs.customer.say('Thanks');
  await agent.post(`/api/chats/${mine.chat.id}/messages`, { text: 'Hello Ada', clientId: 'answer-2' });
  await until(() => visit.texts.some((text) => text.includes('Hello Ada')));
  expect(visit.texts.join()).not.toContain('Ben');
  expect(visit.frames.filter(({ type }) => type === 'chat')).toHaveLength(1);
});

test('[S8] a customer hears nothing of another workspace', async ({ desk }) => {
  const [here, there] = [await createBusiness(desk), await createBusiness(desk)];
  const [agent, stranger] = [await here.person('agent'), await there.person('agent')];
  const mine = await here.liveChat(agent);
  const visit = await listenAsVisitor(mine.customer);
  const { chat } = await there.liveChat(stranger);
  await stranger.post(`/api/chats/${chat.id}/messages`, { text: 'Elsewhere', clientId: 'answer-1' });
  await mine.customer.say('Here');
  await until(() => visit.texts.some((text) => text.includes('"Here"')));
  expect(visit.texts.join()).not.toContain('Elsewhere');
});
