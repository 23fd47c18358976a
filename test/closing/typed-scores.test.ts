import type { VisitorChat } from '@desk/protocol/chat';
import type { SurveySettings } from '@desk/protocol/survey';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm } from '../people.ts';
import { answeredChat, asked, askingBusiness, visitOf } from './asking.ts';

test('[Q6] [Q7] a typed score answers what was asked and opens no chat; what was asked stays as it was put', async ({ desk }) => {
  const { business, supervisor, settings } = await askingBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await answeredChat(business, agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await asked(customer);
  const stale = await supervisor.send<{ code: string; surveys: SurveySettings }>('PUT', '/api/surveys', settings);
  expect(stale).toMatchObject({ status: 409, body: { code: 'conflict', surveys: { version: 1, csat: { on: true } } } });
  await supervisor.put('/api/surveys', {
    ...settings,
    version: 1,
    csat: { ...settings.csat, question: 'All well?' },
    nps: { ...settings.nps, on: false },
  });
  for (const [text, answers] of [
    ['5', { csat: { score: 5, comment: null }, nps: null }],
    ['Thanks', { csat: { score: 5, comment: null }, nps: null }],
    [' 10 ', { csat: { score: 5, comment: null }, nps: { score: 10, comment: null } }],
  ] as const) {
    expect((await customer.say(text)).chat.id).toBe(chat.id);
    expect((await visitOf(customer)).survey!.answers).toEqual(answers);
  }
  expect((await visitOf(customer)).survey!.questions[0]!.question).toBe('Did we solve it for you?');
  // Nothing is asked any more: a number is a message like any other.
  expect((await customer.say('7')).chat.id).not.toBe(chat.id);
});

test('[Q6] [I3] [C29] a typed score sent again is one answer, and a number that answers the team is none', async ({ desk }) => {
  const { business } = await askingBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await answeredChat(business, agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await asked(customer);
  const five = { text: '5', clientId: 'five-of-five' };
  const send = () => customer.post<{ chat: VisitorChat }>('/api/widget/messages', five);
  await Promise.all(Array.from({ length: 6 }, (_, i) => new Promise((resolve) => setTimeout(resolve, 3 * i)).then(send)));
  // The desk went down between the answer and the words: they are sent again.
  await sql`delete from events where chat_id = ${chat.id} and type = 'message.posted' and intent like '%five-of-five'`.execute(desk.db);
  await sql`delete from messages where chat_id = ${chat.id} and client_id = 'five-of-five'`.execute(desk.db);
  expect((await send()).chat.id).toBe(chat.id);
  expect((await visitOf(customer)).survey!.answers).toEqual({ csat: { score: 5, comment: null }, nps: null });

  await agent.post(`/api/chats/${chat.id}/follow-up`, { text: 'How many boxes came?', clientId: 'how-many-boxes' });
  expect((await customer.say('3')).chat.id).not.toBe(chat.id);
  expect((await sql`select from surveys where chat_id = ${chat.id} and nps is not null`.execute(desk.db)).rows).toEqual([]);
});
