import { unavailable } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import type { FoundIssue, JiraAsk } from '@desk/protocol/jira-ask';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues } from './connect.ts';

const settled = (who: Person, { id }: JiraAsk) =>
  until(async () => {
    const ask = await who.get<JiraAsk>(`/api/jira/asks/${id}`);
    return ask.state !== 'asked' && ask;
  });

test('[J13] an issue is found by words, here at once and in JIRA when it answers', async ({ desk }) => {
  const [key] = seedIssues(desk, 'FIND', 2) as [string];
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  const line = await listen(agent, ['chats']);
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  const known = async (q: string) => (await agent.get<{ items: FoundIssue[] }>(`/api/jira/issues?q=${q}`)).items.map((issue) => issue.key);
  await until(async () => (await known('')).includes(key));
  expect(await known('issue 1')).toEqual([key]);
  expect(await known('%25')).toEqual([]);

  const ask = await agent.post<JiraAsk>('/api/jira/asks', { kind: 'search', site, text: 'Issue 2' });
  expect(ask).toMatchObject({ kind: 'search', state: 'asked', issues: [] });
  const { data } = await line.event('jira.answered', (event) => event.data.ask.id === ask.id);
  expect(data.ask.issues.map((issue) => [issue.key, issue.summary])).toEqual([['FIND-2', 'Issue 2']]);
  expect(await settled(agent, ask)).toEqual(data.ask);
  await expect(admin.get(`/api/jira/asks/${ask.id}`)).rejects.toMatchObject({ code: 'not-found' });
  desk.jira.control.faults.push({ match: { path: 'picker' }, answer: unavailable(503) });
  const search = () => agent.send<{ code: string; detail: string }>('POST', '/api/jira/asks', { kind: 'search', site, text: 'x' });
  const failed = await settled(agent, (await search()).body as unknown as JiraAsk);
  expect(failed).toMatchObject({ state: 'failed', reason: 'JIRA has trouble. We keep trying.' });
  // Two were asked: eight more within the minute, then JIRA is left alone, and what the desk knows is found all the same.
  const answers = [];
  for (let i = 0; i < 9; i++) answers.push(await search());
  expect(answers.map(({ status }) => status)).toEqual([...Array(8).fill(200), 429]);
  expect(answers.at(-1)!.body.code).toBe('too-many');
  expect((await admin.send('POST', '/api/jira/asks', { kind: 'search', site, text: 'x' })).status).toBe(200);
  expect(await known('issue 1')).toEqual([key]);
});

test('[J13] an issue is made from a chat once, though the person asks twice and the answer of JIRA is lost, and its chat is linked', {
  timeout: 60_000,
}, async ({ desk }) => {
  seedIssues(desk, 'MAKE', 1);
  const { control } = desk.jira;
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const types = await settled(agent, await agent.post<JiraAsk>('/api/jira/asks', { kind: 'types', site, project: 'MAKE' }));
  expect(types.types.map(({ name }) => name)).toEqual(['Bug', 'Story']);

  control.faults.push({ match: { method: 'POST', path: '/rest/api/3/issue' }, answer: { kind: 'reset', at: 'after-work' } });
  const request = { kind: 'create', site, project: 'MAKE', typeId: '10001', summary: 'No signal <b>', chatId: closed.id };
  const key = { 'idempotency-key': 'make-an-issue-1' };
  const asks = await Promise.all([1, 2].map(() => agent.post<JiraAsk>('/api/jira/asks', request, key)));
  expect(asks[0]!.id).toBe(asks[1]!.id);
  await expect(agent.post('/api/jira/asks', { ...request, summary: 'Other' }, key)).rejects.toMatchObject({ code: 'idempotency-mismatch' });
  const made = await settled(agent, asks[0]!);
  expect(made).toMatchObject({
    state: 'done',
    issues: [{ key: 'MAKE-2', summary: 'No signal <b>', url: `${desk.jira.url}/browse/MAKE-2` }],
  });
  expect([...control.state.issues.values()].filter(({ project }) => project.key === 'MAKE')).toHaveLength(2);
  await until(() => control.remoteLinks('MAKE-2').length === 1);
  const { chat: now } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect(now.closure!.references.map((reference) => reference.key)).toEqual(['MAKE-2']);
  // Its answer was lost, and the sign-in is refused meanwhile: what was made is made, whatever can be asked now.
  await desk.db.updateTable('jira_connections').set({ held: true }).where('id', '=', site).execute();
  expect(await agent.post<JiraAsk>('/api/jira/asks', request, key)).toEqual(made);
  await expect(agent.post('/api/jira/asks', request, { 'idempotency-key': 'make-an-issue-2' })).rejects.toMatchObject({ code: 'invalid' });
});

test('[J13] what JIRA refuses is said in its words, and odd input never reaches it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  const create = { kind: 'create', site, project: 'NOWHERE', typeId: '10001', summary: 'x' };
  expect(await settled(agent, await agent.post<JiraAsk>('/api/jira/asks', create))).toMatchObject({
    state: 'failed',
    reason: 'JIRA answered 400: valid project is required',
  });
  const theirs = await connect(await (await createBusiness(desk)).person('admin'), desk);
  for (const odd of [
    { ...create, project: '../x' },
    { ...create, typeId: '1/2' },
    { ...create, summary: ' ' },
    { ...create, summary: 'x'.repeat(256) },
    { ...create, site: theirs.id },
  ])
    expect((await agent.send('POST', '/api/jira/asks', odd)).status, JSON.stringify(odd)).toBe(422);
});
