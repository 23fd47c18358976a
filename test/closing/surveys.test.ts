import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { VisitorSurvey } from '@desk/protocol/survey';
import type { SurveyReport } from '@desk/protocol/survey-report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { closeForm } from '../people.ts';
import { until } from '../until.ts';
import { answer, answeredChat, asked, askingBusiness, visitOf } from './asking.ts';

test('[Q2] [Q4] [13.18] asked once after a close by hand; the answer is the closure’s, live on screens', async ({ desk }) => {
  const { business, supervisor } = await askingBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await answeredChat(business, agent);
  const [visit, wall] = [await listenAsVisitor(customer), await listen(supervisor, ['closures'])];
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const { survey } = await visit.frame<{ type: 'chat'; survey: VisitorSurvey }>('chat', (frame) => frame.survey !== undefined);
  expect(survey).toMatchObject({ answers: { csat: null, nps: null }, skipped: [], changeUntil: null, isOver: false });
  expect(survey.questions.map(({ kind, question }) => [kind, question])).toEqual([
    ['csat', 'Did we solve it for you?'],
    ['nps', 'How likely are you to recommend us to a friend?'],
  ]);
  expect((await visitOf(customer)).survey).toEqual(survey);

  const given = await answer(customer, survey, 'csat', 4, '  quick\u0000 and kind ');
  expect(given.body.chat).toMatchObject({ id: chat.id, version: (await visitOf(customer)).chat.version });
  expect(given.body.survey.answers).toEqual({ csat: { score: 4, comment: 'quick and kind' }, nps: null });
  const heard = await wall.event('chat.survey-answered');
  expect(heard.data.row.survey).toEqual({ csat: { score: 4, comment: 'quick and kind' }, nps: null });
  // The same again is one answer, and a score alone keeps the words.
  await answer(customer, survey, 'csat', 4);
  await answer(customer, survey, 'nps', 10);
  const events = await sql`select from events where chat_id = ${chat.id} and type = 'chat.survey-answered'`.execute(desk.db);
  expect(events.rows).toHaveLength(2);
  const { chat: after } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(after.closure!.survey).toEqual({ csat: { score: 4, comment: 'quick and kind' }, nps: { score: 10, comment: null } });
  const other = await business.customer('Somebody else');
  expect(await answer(other, survey, 'csat', 1)).toMatchObject({ status: 404 });
  expect(await answer(customer, survey, 'csat', 6)).toMatchObject({ status: 422, body: { errors: [{ path: 'score' }] } });
});

test('[Q2] [Q3] not asked: after //stop, a bulk close, without an answer of the team, twice in a day', async ({ desk }) => {
  const { business, supervisor } = await askingBusiness(desk);
  const agent = await business.person('agent', { limit: 10 });
  const { chat: first, customer } = await answeredChat(business, agent);
  await agent.post(`/api/chats/${first.id}/close`, closeForm(first));
  const survey = await asked(customer);
  // A new chat of theirs ends what they were asked, and they are not asked again today.
  await customer.say('Something else');
  expect(await answer(customer, survey!, 'csat', 5)).toMatchObject({ status: 409, body: { code: 'survey-over' } });
  const second = (await visitOf(customer)).chat;
  await until(async () => (await agent.get<{ chat: Chat }>(`/api/chats/${second.id}`)).chat.status === 'live');
  await agent.post(`/api/chats/${second.id}/messages`, { text: 'Done', clientId: 'done-for-today' });
  await customer.post('/api/widget/end', {});

  const stopped = await answeredChat(business, agent);
  await stopped.customer.say('//stop');
  const bulk = await answeredChat(business, agent);
  await supervisor.post('/api/chats/bulk-close', { chatIds: [bulk.chat.id] });
  const silent = await business.liveChat(agent);
  await agent.post(`/api/chats/${silent.chat.id}/close`, closeForm(silent.chat));

  // Whoever ends their chat themselves is asked; once they were, all that was due before them has been seen to.
  const own = await answeredChat(business, agent);
  await own.customer.post('/api/widget/end', {});
  await asked(own.customer);
  const rows = await sql<{ chat_id: string }>`select chat_id from surveys where workspace_id = ${business.workspaceId}`.execute(desk.db);
  expect(rows.rows.map((row) => row.chat_id).sort()).toEqual([first.id, own.chat.id].sort());
});

test('[Q2] a close that is undone asks nobody; a timeout asks where the workspace says so', async ({ desk }) => {
  const { business } = await askingBusiness(desk, (settings) => {
    settings.afterTimeout = true;
  });
  await sql`update workspaces set undo_seconds = 30 where id = ${business.workspaceId}`.execute(desk.db);
  const agent = await business.person('agent', { limit: 10 });
  const { chat } = await answeredChat(business, agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await agent.post(`/api/chats/${chat.id}/undo-close`, {});
  const silent = await answeredChat(business, agent);
  await sql`update chats set due_at = now() - interval '1 second' where id = ${silent.chat.id}`.execute(desk.db);
  await asked(silent.customer);
  const rows = await sql<{ chat_id: string }>`select chat_id from surveys where workspace_id = ${business.workspaceId}`.execute(desk.db);
  expect(rows.rows).toEqual([{ chat_id: silent.chat.id }]);
});

test('[Q5] an answer is changed for ten minutes, a question waits for a day', async ({ desk }) => {
  const { business } = await askingBusiness(desk);
  const agent = await business.person('agent');
  const { chat, customer } = await answeredChat(business, agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  const survey = (await asked(customer))!;
  await answer(customer, survey, 'csat', 1);
  expect((await answer(customer, survey, 'csat', 5)).body.survey.answers.csat).toEqual({ score: 5, comment: null });
  expect((await answer(customer, survey, 'nps', null)).body.survey.skipped).toEqual(['nps']);
  await sql`update surveys set answered_at = answered_at - interval '10 minutes' where id = ${survey.id}`.execute(desk.db);
  expect(await answer(customer, survey, 'csat', 1)).toMatchObject({ status: 409, body: { code: 'survey-over' } });
  // What was skipped can still be answered, until the day is over, and what was answered last can be changed for its own ten minutes.
  expect((await answer(customer, survey, 'nps', 3)).body.survey).toMatchObject({ answers: { nps: { score: 3 } }, skipped: [] });
  expect((await answer(customer, survey, 'nps', 4, 'rather')).body.survey.answers.nps).toEqual({ score: 4, comment: 'rather' });
  await sql`update surveys set nps = null, expires_at = now() where id = ${survey.id}`.execute(desk.db);
  expect(await answer(customer, survey, 'nps', 9)).toMatchObject({ status: 409, body: { code: 'survey-over' } });
});

test('[Q2] [Q3] whoever opted out or came back before it left is not asked, nor for a ticket; one that is stuck keeps no other back', async ({
  desk,
}) => {
  const { business } = await askingBusiness(desk);
  await sql`update workspaces set undo_seconds = 60 where id = ${business.workspaceId}`.execute(desk.db);
  const agent = await business.person('agent', { limit: 10 });
  const closed = async () => {
    const made = await answeredChat(business, agent);
    await agent.post(`/api/chats/${made.chat.id}/close`, closeForm(made.chat));
    return made;
  };
  const ticket = await answeredChat(business, agent);
  await sql`update chats set ticketed_at = now() where id = ${ticket.chat.id}`.execute(desk.db);
  await agent.post(`/api/chats/${ticket.chat.id}/close`, closeForm(ticket.chat));
  const [stuck, left, back, last] = [await closed(), await closed(), await closed(), await closed()];
  await sql`update chats set status = 'live', closure_id = null where id = ${stuck.chat.id}`.execute(desk.db);
  await sql`update customers set opted_out_at = now() where id = ${left.customer.id}`.execute(desk.db);
  await sql`update closures set undo_until = now() where workspace_id = ${business.workspaceId}`.execute(desk.db);
  await back.customer.say('One more thing');
  await sql`update surveys set due_at = now() - interval '1 second' where workspace_id = ${business.workspaceId}`.execute(desk.db);
  await asked(last.customer);
  const of = async (table: 'surveys' | 'events', more = sql``) => {
    const { rows } = await sql<{
      chat_id: string;
    }>`select chat_id from ${sql.table(table)} where workspace_id = ${business.workspaceId} ${more}`.execute(desk.db);
    return rows.map((row) => row.chat_id);
  };
  await until(async () => (await of('surveys')).length === 1);
  expect([await of('surveys'), await of('events', sql`and type = 'chat.survey-asked'`)]).toEqual([[last.chat.id], [last.chat.id]]);
});

test('[Q8] CSAT and NPS with the closures behind each figure', async ({ desk }) => {
  const { business, supervisor } = await askingBusiness(desk);
  const agent = await business.person('agent', { limit: 10 });
  const scores = [
    [5, 10],
    [4, 9],
    [3, 7],
    [1, 0],
    [2, null],
  ] as const;
  await Promise.all(
    scores.map(async ([csat, nps]) => {
      const { chat, customer } = await answeredChat(business, agent);
      await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
      const survey = (await asked(customer))!;
      await answer(customer, survey, 'csat', csat);
      await answer(customer, survey, 'nps', nps);
    }),
  );
  const day = { from: new Date(Date.now() - 43_200_000).toISOString(), to: new Date(Date.now() + 43_200_000).toISOString() };
  const range = new URLSearchParams({ ...day, by: 'week' });
  const report = await supervisor.get<SurveyReport>(`/api/reports/surveys?${range}`);
  expect(report.csat).toMatchObject({ asked: 5, answers: 5, satisfied: 2, sum: 15, scores: [1, 1, 1, 1, 1] });
  expect(report.nps).toMatchObject({ asked: 5, answers: 4, promoters: 2, detractors: 1, scores: [1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1] });
  expect(report.csat.buckets.reduce((sum, { answers }) => sum + answers, 0)).toBe(5);
  const found = async (filter: string) =>
    (await supervisor.get<{ items: ClosureRow[] }>(`/api/closures?${new URLSearchParams(day)}&${filter}`)).items.length;
  const counts = {
    'csat=asked': 5,
    'csat=satisfied': 2,
    'csat=dissatisfied': 3,
    'csat=1': 1,
    'nps=answered': 4,
    'nps=promoter': 2,
    'nps=passive': 1,
    'nps=detractor': 1,
    'nps=10': 1,
  };
  for (const [filter, count] of Object.entries(counts)) expect([filter, await found(filter)]).toEqual([filter, count]);
  const elsewhere = await business.department('Billing');
  expect((await supervisor.get<SurveyReport>(`/api/reports/surveys?${range}&department=${elsewhere}`)).csat.asked).toBe(0);
});
