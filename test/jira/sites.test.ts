import { openConnection } from '@desk/core/jira/health';
import { startJiraDouble } from '@desk/jira-double/start-jira-double';
import type { Chat } from '@desk/protocol/chat';
import type { JiraCheck, JiraConnectionView, JiraSiteView } from '@desk/protocol/jira';
import type { JiraAsk } from '@desk/protocol/jira-ask';
import type { IssueNews } from '@desk/protocol/jira-issue';
import { TRUSTED } from '@desk/worker/jira/test-certificates';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { JIRA_TOKEN, SECRET, test } from '../desk.ts';
import { listen } from '../listener.ts';
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

test('[J15] two sites stand side by side: each gets its own links, one that is taken away sends nothing, and all is resumed by hand', async ({
  desk,
}) => {
  await using undo = new AsyncDisposableStack();
  const second = undo.adopt(await startJiraDouble({ flavour: 'dc', token: JIRA_TOKEN }), (double) => double.close());
  second.control.modes.rateHeaders = true;
  const [here] = seedIssues(desk, 'TWO', 2) as [string];
  const [there, later] = seedIssues({ jira: second }, 'TWO', 2) as [string, string];
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const first = await connect(admin, desk);
  const other = await connect(admin, desk, { flavour: 'dc', baseUrl: second.url, tokenExpiresAt: '2027-01-31T00:00:00.000Z' });
  expect((await admin.get<{ items: JiraSiteView[] }>('/api/integrations/jira/sites')).items.map(({ id }) => id)).toEqual([
    first.id,
    other.id,
  ]);
  const close = async (...references: string[]) => {
    const { chat } = await business.liveChat(agent);
    return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references }));
  };
  await close(`${desk.jira.url}/browse/${here}`, `${second.url}/browse/${there}`);
  await until(() => desk.jira.control.remoteLinks(here).length === 1 && second.control.remoteLinks(there).length === 1);
  const site = async () =>
    (await admin.get<{ items: JiraConnectionView[] }>('/api/integrations/jira')).items.find(({ id }) => id === other.id)!;
  await until(async () => (await site()).rate !== null && (await site()).pending === 0);
  expect(await site()).toMatchObject({
    state: 'answering',
    tokenExpiresAt: '2027-01-31T00:00:00.000Z',
    rate: { limit: 100, left: 99 },
    webhook: { isSet: false, lastAt: null },
  });
  const { checks } = await admin.post<{ checks: JiraCheck[] }>(`/api/integrations/jira/${other.id}/test`);
  expect(checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'address ok',
    'answers-json ok',
    'identity ok',
    'projects ok',
    'links ok',
  ]);

  await sql`update jira_connections set parked_until = now() + interval '9 minutes', parks = 5 where id = ${other.id}`.execute(desk.db);
  await close(`${second.url}/browse/${later}`);
  expect(await site()).toMatchObject({ state: 'parked', nextTryAt: expect.any(String) });
  await admin.post(`/api/integrations/jira/${other.id}/resume`);
  await until(() => second.control.remoteLinks(later).length === 1);
  await sql`update jira_connections set held = true where id = ${other.id}`.execute(desk.db);
  await expect(admin.post(`/api/integrations/jira/${other.id}/resume`)).rejects.toMatchObject({ code: 'conflict' });

  expect((await admin.send('DELETE', `/api/integrations/jira/${other.id}`)).status).toBe(200);
  second.control.journal.clear();
  const gone = await close(`${second.url}/browse/${there}`);
  expect(gone.closure!.references[0]!.kind).toBe('link');
  await sweeps(desk, 1);
  expect(second.control.journal.entries).toEqual([]);
});

test('[J6] a project that is new in JIRA is found when somebody names it, and a page hears of it', async ({ desk }) => {
  seedIssues(desk, 'FIRST', 1);
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects);
  seedIssues(desk, 'FRESH', 1);
  const line = await listen(agent, ['issues']);
  const name = async () =>
    (await agent.post<{ items: IssueNews[] }>('/api/jira/lookups', { issues: [{ site, name: 'FRESH-1' }] })).items[0]!;
  expect((await name()).state).toBe('unknown');
  await sql`update jira_connections set projects_due_at = projects_due_at - interval '2 minutes' where id = ${site}`.execute(desk.db);
  await name();
  await line.event('jira.changed');
  expect((await viewed(admin)).projects).toContain('FRESH');
  await until(async () => (await name()).summary === 'Issue 1');
  // A project that is no longer there may be renamed: its issues are read anew, though they are done for long. [JD-21]
  await sql`update jira_issues set key = 'OLD-1', due_at = null where connection_id = ${site} and key = 'FRESH-1'`.execute(desk.db);
  seedIssues(desk, 'NEWER', 1);
  await sql`update jira_connections set projects_due_at = now() where id = ${site}`.execute(desk.db);
  await until(
    async () => (await sql`select from jira_issues where connection_id = ${site} and key = 'FRESH-1'`.execute(desk.db)).rows.length,
  );
});

test('[J15] [JD-19] a token with scopes works at the gateway that its cloud id names, and no token goes to another address', async ({
  desk,
}) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const errors = (path: string) => ({ code: 'invalid', details: { errors: [expect.objectContaining({ path })] } });
  const site = await connect(admin, desk, { apiUrl: '11223344-A1B2-3b33-c444-def123456789' });
  expect(site).toMatchObject({ baseUrl: desk.jira.url, apiUrl: 'https://api.atlassian.com/ex/jira/11223344-a1b2-3b33-c444-def123456789' });
  expect((await openConnection(desk.db, site.id, SECRET))!.apiUrl).toBe(site.apiUrl);
  const kept = { token: undefined, apiUrl: site.apiUrl! };
  expect((await connect(admin, desk, kept)).hasToken).toBe(true);
  await expect(connect(admin, desk, { token: undefined, apiUrl: 'https://other.example' })).rejects.toMatchObject(errors('token'));
  await expect(connect(admin, desk, { token: undefined })).rejects.toMatchObject(errors('token'));
  await expect(connect(admin, desk, { apiUrl: 'https://user:pw@other.example' })).rejects.toMatchObject(errors('apiUrl'));
  expect((await connect(admin, desk)).apiUrl).toBeNull();
});

test('[J15] an admin opens some projects to the desk: issues of others are not shown, not found, not linked, whatever names them', async ({
  desk,
}) => {
  const [open, closed] = [seedIssues(desk, 'OPEN', 1)[0]!, seedIssues(desk, 'SHUT', 1)[0]!];
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  await until(async () => (await viewed(admin)).projects?.includes('SHUT'));
  const { id } = desk.jira.control.issue(closed);
  const close = async (...references: string[]) => {
    const { chat } = await business.liveChat(agent);
    return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references }));
  };
  const first = await close(closed);
  const references = async ({ id: chatId }: Chat) => (await agent.get<{ chat: Chat }>(`/api/chats/${chatId}`)).chat.closure!.references;
  await until(async () => (await references(first))[0]!.state === 'linked');
  const view = await connect(admin, desk, { onlyProjects: ['OPEN'] });
  expect(view).toMatchObject({ projects: ['OPEN'], onlyProjects: ['OPEN'] });
  // What its chip said goes, and nobody learns anything by key, number or words.
  await until(async () => (await references(first))[0]!.summary === null);
  const named = async (name: string) =>
    (await agent.post<{ items: IssueNews[] }>('/api/jira/lookups', { issues: [{ site, name }] })).items[0]!;
  expect((await named(closed)).state).toBe('unknown');
  await until(async () => (await named(id)).state === 'unknown');
  const ask = await agent.post<JiraAsk>('/api/jira/asks', { kind: 'search', site, text: 'Issue 1' });
  const answer = await until(async () => {
    const now = await agent.get<JiraAsk>(`/api/jira/asks/${ask.id}`);
    return now.state !== 'asked' && now;
  });
  expect(answer.issues.map(({ key }) => key)).toContain(open);
  expect(answer.issues.map(({ key }) => key)).not.toContain(closed);
  const later = await close(open, `${desk.jira.url}/rest/api/3/issue/${id}`);
  await until(async () => (await references(later)).every(({ state }) => state !== 'pending'));
  expect((await references(later)).map(({ state, summary }) => [state, summary])).toEqual([
    ['linked', 'Issue 1'],
    ['needs-attention', null],
  ]);
  expect(desk.jira.control.remoteLinks(closed)).toHaveLength(1);
  await connect(admin, desk);
  expect((await viewed(admin)).onlyProjects).toEqual(['OPEN']);
  await connect(admin, desk, { onlyProjects: [] });
  await until(async () => (await references(first))[0]!.summary === 'Issue 1');
});

test('[J15] [JD-42] a certificate authority of a site’s own is checked when it is saved, kept, and taken back', async ({ desk }) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const form = { flavour: 'dc', baseUrl: 'https://jira.corp.example/jira', token: 'x' } as const;
  await expect(connect(admin, desk, { ...form, ca: '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----' })).rejects.toMatchObject(
    {
      code: 'invalid',
      details: { errors: [{ path: 'ca', message: 'This is no certificate in PEM form.' }] },
    },
  );
  const { id } = await connect(admin, desk, { ...form, ca: TRUSTED });
  expect((await openConnection(desk.db, id, SECRET))!.ca?.trim()).toBe(TRUSTED);
  expect((await connect(admin, desk, form)).hasCa).toBe(true);
  expect((await connect(admin, desk, { ...form, ca: '' })).hasCa).toBe(false);
});
