import { unavailable } from '@desk/jira-double/fault-answers';
import { startJiraDouble } from '@desk/jira-double/start-jira-double';
import type { Chat } from '@desk/protocol/chat';
import { newId } from '@desk/protocol/ids';
import type { IssueNews } from '@desk/protocol/jira-issue';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, JIRA_TOKEN, test } from '../desk.ts';
import { type Listener, listen } from '../listener.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues, viewed } from './connect.ts';

const lookUp = async (who: Person, site: string, ...names: string[]) =>
  (await who.post<{ items: IssueNews[] }>('/api/jira/lookups', { issues: names.map((name) => ({ site, name })) })).items;

const heard = (line: Listener, name: string) =>
  until(() =>
    line.events
      .flatMap((event) => (event.type === 'jira.issues-seen' ? event.data.issues : []))
      .findLast((issue) => issue.name === name && issue.state !== 'asked'),
  );

const bulkFetches = (desk: Desk) => desk.jira.control.journal.of('POST', /bulkfetch$/);

test('[J6] a look-up answers at once, JIRA is asked once for all of them, and everybody who watches hears what it says', async ({
  desk,
}) => {
  seedIssues(desk, 'LOOK', 3);
  desk.jira.control.transition('LOOK-2', 'Erledigt', 'done');
  const business = await createBusiness(desk);
  const admin = await business.person('admin');
  const { id: site } = await connect(admin, desk);
  const [agent, other] = [await business.person('agent'), await business.person('agent', { at: desk.otherUrl })];
  const [line, otherLine] = [await listen(agent, ['issues']), await listen(other, ['issues'])];
  const stranger = await listen(await (await createBusiness(desk)).person('admin'), ['issues']);

  const first = await lookUp(agent, site, 'look-1', 'LOOK-2', 'LOOK-99');
  expect(first.map(({ name, state, summary }) => [name, state, summary])).toEqual([
    ['LOOK-1', 'asked', null],
    ['LOOK-2', 'asked', null],
    ['LOOK-99', 'asked', null],
  ]);
  const { id: issueId } = desk.jira.control.issue('LOOK-2');
  for (const each of [line, otherLine]) {
    expect(await heard(each, 'LOOK-2')).toMatchObject({
      site,
      state: 'known',
      issueId,
      key: 'LOOK-2',
      summary: 'Issue 2',
      status: 'Erledigt',
      category: 'done',
      url: `${desk.jira.url}/browse/LOOK-2`,
    });
    expect(await heard(each, 'LOOK-99')).toMatchObject({ state: 'unknown', issueId: null, summary: null });
  }
  expect(bulkFetches(desk)).toHaveLength(1);
  const again = await lookUp(other, site, 'LOOK-1', 'LOOK-2', 'LOOK-99', issueId);
  expect(again.map(({ state, summary }) => [state, summary])).toEqual([
    ['known', 'Issue 1'],
    ['known', 'Issue 2'],
    ['unknown', null],
    ['known', 'Issue 2'],
  ]);
  expect(bulkFetches(desk)).toHaveLength(1);
  expect(stranger.events).toEqual([]);
});

test('[J6] Data Center is searched, and what a search leaves open is asked for alone', async ({ desk }) => {
  await using undo = new AsyncDisposableStack();
  const jira = undo.adopt(await startJiraDouble({ flavour: 'dc', token: JIRA_TOKEN }), (double) => double.close());
  seedIssues({ jira }, 'OPS', 3);
  jira.control.seedProject({ key: 'NEW', name: 'New' });
  const business = await createBusiness(desk);
  const [admin, agent] = [await business.person('admin'), await business.person('agent')];
  const { id: site } = await connect(admin, desk, { flavour: 'dc', baseUrl: jira.url });
  const moved = jira.control.moveIssue('OPS-2', 'NEW');
  jira.control.archiveIssue('OPS-3');
  const line = await listen(agent, ['issues']);
  await lookUp(agent, site, 'OPS-1', 'OPS-2', 'OPS-3', 'OPS-4');
  expect(await heard(line, 'OPS-2')).toMatchObject({ state: 'known', key: moved, summary: 'Issue 2' });
  expect([(await heard(line, 'OPS-3')).state, (await heard(line, 'OPS-4')).state]).toEqual(['known', 'unknown']);
  expect(jira.control.journal.of('POST', /search$/)).toHaveLength(1);
});

test('[J6] a JIRA that does not answer is said, closing goes on, and a refused sign-in is not tried again', async ({ desk }) => {
  const [key] = seedIssues(desk, 'DOWN', 1) as [string];
  const { control } = desk.jira;
  const business = await createBusiness(desk);
  const [admin, agent] = [await business.person('admin'), await business.person('agent')];
  const { id: site } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects);
  const line = await listen(agent, ['issues']);
  control.faults.push({ match: { path: key }, answer: unavailable(503) });
  await lookUp(agent, site, key);
  expect(await heard(line, key)).toMatchObject({ state: 'not-answering', summary: null });
  expect((await lookUp(agent, site, key))[0]!.state).toBe('not-answering');
  const { chat } = await business.liveChat(agent);
  expect((await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }))).status).toBe('closed');
  await until(() => control.remoteLinks(key).length === 1);

  await sql`update jira_connections set held = true where id = ${site}`.execute(desk.db);
  const before = control.journal.entries.length;
  expect((await lookUp(agent, site, 'DOWN-7'))[0]!.state).toBe('not-answering');
  const { rows } = await sql`select from jira_lookups where name = 'DOWN-7'`.execute(desk.db);
  expect([rows.length, control.journal.entries.length]).toEqual([0, before]);
});

test('[J6] a site of nobody, and names that are none, are refused with their place', async ({ desk }) => {
  const agent = await (await createBusiness(desk)).person('agent');
  const theirs = await connect(await (await createBusiness(desk)).person('admin'), desk);
  for (const site of [theirs.id, newId('jira')])
    expect(await agent.send('POST', '/api/jira/lookups', { issues: [{ site, name: 'NET-1' }] })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ path: 'issues.0.site' }] },
    });
  for (const name of ['NET', 'NET-0', 'NET-1/../../myself', '../x', 'ＮＥＴ-1'])
    expect(await agent.send('POST', '/api/jira/lookups', { issues: [{ site: theirs.id, name }] }), name).toMatchObject({ status: 422 });
});

test('[J7] [JD-20] [JD-21] a chip follows its issue: a new status, a new key and a renamed project are told on the chat, live', async ({
  desk,
}) => {
  const [key] = seedIssues(desk, 'CHIP', 1) as [string];
  const { control } = desk.jira;
  control.seedProject({ key: 'ELSE', name: 'Elsewhere' });
  const business = await createBusiness(desk);
  const [admin, agent] = [await business.person('admin'), await business.person('agent')];
  const { id: site } = await connect(admin, desk);
  const line = await listen(agent, ['chats', 'issues']);
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  const chip = (status: string) =>
    until(() => line.events.findLast((event) => event.chat?.closure?.references[0]?.status === status)?.chat?.closure?.references[0]);
  await chip('To Do');
  control.transition(key, 'In Arbeit', 'indeterminate');
  const moved = control.moveIssue(key, 'ELSE');
  await sql`update jira_issues set seen_at = now() - interval '1 hour' where connection_id = ${site}`.execute(desk.db);
  expect((await lookUp(agent, site, key))[0]).toMatchObject({ state: 'known', status: 'To Do' });
  expect(await chip('In Arbeit')).toMatchObject({
    key: moved,
    category: 'indeterminate',
    state: 'linked',
    url: `${desk.jira.url}/browse/${moved}`,
  });
  const read = (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat;
  expect(read).toEqual(line.events.findLast((event) => event.type === 'reference.changed')!.chat);

  control.renameProject('ELSE', 'NAMED');
  await sql`update jira_issues set due_at = now() where connection_id = ${site}`.execute(desk.db);
  const renamed = moved.replace('ELSE', 'NAMED');
  await until(() => line.events.some((event) => event.chat?.closure?.references[0]?.url === `${desk.jira.url}/browse/${renamed}`));
});
