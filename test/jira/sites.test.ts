import { startJiraDouble } from '@desk/jira-double/start-jira-double';
import type { Chat } from '@desk/protocol/chat';
import type { JiraCheck, JiraSiteView } from '@desk/protocol/jira';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { JIRA_TOKEN, test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues, viewed } from './connect.ts';
import { sweeps } from './sweeps.ts';

test('first saves that come together make one site, whose token works', async ({ desk }) => {
  const [key] = seedIssues(desk, 'ONE', 1) as [string];
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const saved = await Promise.all(Array.from({ length: 6 }, () => connect(admin, desk)));
  expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
  expect((await admin.get<{ items: JiraSiteView[] }>('/api/integrations/jira/sites')).items).toHaveLength(1);
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  await until(() => desk.jira.control.remoteLinks(key).length === 1);
});

test('another address is another site: the earlier one keeps its links, and what waited there says so', async ({ desk }) => {
  const old = desk.jira;
  const [linked, waits] = seedIssues(desk, 'MOV', 2) as [string, string];
  await using undo = new AsyncDisposableStack();
  const next = undo.adopt(await startJiraDouble({ token: JIRA_TOKEN, user: 'desk@service.example' }), (double) => double.close());
  const [fresh] = seedIssues({ jira: next }, 'MOV', 1) as [string];
  const business = await createBusiness(desk, { jira: true });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const close = async (key: string) => {
    const { chat } = await business.liveChat(agent);
    return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  };
  const reread = async (chat: Chat) => (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references[0]!;
  const stands = await close(linked);
  await until(async () => (await reread(stands)).state === 'linked');
  await desk.db.updateTable('workspaces').set({ undo_seconds: 60 }).where('id', '=', business.workspaceId).execute();
  const late = await close(waits);

  const before = await viewed(admin);
  const moved = await connect(admin, desk, { baseUrl: next.url, replaces: before.id });
  expect(moved).toMatchObject({ baseUrl: next.url, pending: 0, needsAttention: 0, projects: null });
  expect(moved.id).not.toBe(before.id);
  old.control.journal.clear();
  const { items } = await admin.get<{ items: JiraSiteView[] }>('/api/integrations/jira/sites');
  expect(items.map(({ id }) => id)).toEqual([moved.id]);

  await sql`update closures set undo_until = now() where chat_id = ${late.id}`.execute(desk.db);
  await until(async () => (await reread(late)).state === 'needs-attention');
  expect(await reread(late)).toMatchObject({
    reason: 'The JIRA site was changed before this was linked.',
    url: `${old.url}/browse/${waits}`,
  });
  expect(await reread(stands)).toMatchObject({ state: 'linked', url: `${old.url}/browse/${linked}` });

  await desk.db.updateTable('workspaces').set({ undo_seconds: 0 }).where('id', '=', business.workspaceId).execute();
  const there = await close(fresh);
  await until(async () => (await reread(there)).state === 'linked');
  expect(await reread(there)).toMatchObject({ url: `${next.url}/browse/${fresh}`, summary: 'Issue 1' });
  expect(next.control.remoteLinks(fresh)).toHaveLength(1);
  await sweeps(desk, 1);
  expect(old.control.journal.entries).toEqual([]);
  const { rows } = await sql`select token_cipher from jira_connections where id = ${before.id}`.execute(desk.db);
  expect(rows).toEqual([{ token_cipher: null }]);
});

test('an admin who chose the wrong kind of JIRA reads which it is', async ({ desk }) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const { id } = await connect(admin, desk, { flavour: 'dc' });
  const { checks } = await admin.post<{ checks: JiraCheck[] }>(`/api/integrations/jira/${id}/test`);
  expect(checks.find(({ name }) => name === 'answers-json')).toEqual({
    name: 'answers-json',
    state: 'failed',
    sentence: 'This is JIRA Cloud, but Data Center is chosen.',
  });
});
