import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { seal } from '@desk/core/jira/secret';
import { captcha, rateLimited } from '@desk/jira-double/fault-answers';
import { startJiraDouble } from '@desk/jira-double/start-jira-double';
import type { Chat } from '@desk/protocol/chat';
import { newId } from '@desk/protocol/ids';
import type { JiraCheck } from '@desk/protocol/jira';
import type { IssueNews } from '@desk/protocol/jira-issue';
import type { Figures } from '@desk/protocol/report';
import { TEST_KEY, TRUSTED } from '@desk/worker/jira/test-certificates';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { JIRA_TOKEN, testApart as test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues, viewed } from './connect.ts';
import { sweeps } from './sweeps.ts';

test('[J4] a captcha is asked for once, whoever presses what, since each further try prolongs it', async ({ desk }) => {
  const { control } = desk.jira;
  const keys = seedIssues(desk, 'CAPT', 4);
  const business = await createBusiness(desk, { jira: true });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  // What was answered a moment ago still speaks for the sign-in; what comes after that asks anew, one call first.
  await until(async () => {
    const { lastOkAt } = await viewed(admin);
    return lastOkAt !== null && Date.parse(lastOkAt) < Date.now() - 1_500;
  });
  control.faults.push({ match: { path: 'CAPT-' }, times: Number.POSITIVE_INFINITY, answer: captcha() });
  const line = await listen(admin, ['figures']);
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: keys }));
  await until(async () => (await viewed(admin)).lastError?.kind === 'captcha');
  await line.event('jira.health-changed');
  const { jira } = await admin.get<Figures>('/api/figures?window=today');
  expect(jira.sites).toMatchObject([{ baseUrl: desk.jira.url, state: 'held', pending: 4 }]);
  await agent.post(`/api/references/${closed.closure!.references[1]!.id}/retry`);
  await sweeps(desk, 2);
  expect(control.journal.of('GET', /CAPT-/)).toHaveLength(1);
  control.faults.clear();
  await connect(admin, desk);
  await until(async () => (await viewed(admin)).pending === 0, 20_000);
  expect(keys.map((key) => control.remoteLinks(key).length)).toEqual([1, 1, 1, 1]);
});

test('[J4] an admin can ask what is wrong, and reads it check by check', async ({ desk }) => {
  seedIssues(desk, 'CHK', 1);
  const admin = await (await createBusiness(desk)).person('admin');
  await expect(admin.post(`/api/integrations/jira/${newId('jira')}/test`)).rejects.toMatchObject({ code: 'not-found' });
  const ask = async () =>
    (await admin.post<{ checks: JiraCheck[] }>(`/api/integrations/jira/${(await viewed(admin)).id}/test`)).checks.map(
      ({ name, state }) => `${name} ${state}`,
    );
  await connect(admin, desk, { token: 'revoked-token' });
  expect(await ask()).toEqual(['address ok', 'answers-json ok', 'identity failed', 'projects waiting', 'links waiting']);
  await connect(admin, desk);
  expect(await ask()).toEqual(['address ok', 'answers-json ok', 'identity ok', 'projects ok', 'links waiting']);
});

test('[J17] a sign-in is tried as it was typed: the saved site goes on as it was, the typed token is kept sealed and only until it was tried', async ({
  desk,
}) => {
  seedIssues(desk, 'TRY', 1);
  const business = await createBusiness(desk);
  const [admin, supervisor] = [await business.person('admin'), await business.person('supervisor')];
  const typed = { flavour: 'cloud', baseUrl: desk.jira.url, user: 'desk@service.example' } as const;
  const tried = async (changes: object) =>
    (await admin.post<{ checks: JiraCheck[] }>('/api/integrations/jira/test', { ...typed, ...changes })).checks.map(
      ({ name, state }) => `${name} ${state}`,
    );
  const passed = ['address ok', 'answers-json ok', 'identity ok', 'projects ok', 'links waiting'];
  const refused = ['address ok', 'answers-json ok', 'identity failed', 'projects waiting', 'links waiting'];
  const needed = { code: 'invalid', details: { errors: [expect.objectContaining({ path: 'token' })] } };
  // Before anything is saved, then over one that works.
  expect(await tried({ token: JIRA_TOKEN })).toEqual(passed);
  await expect(tried({})).rejects.toMatchObject(needed);
  expect(await viewed(admin)).toBeUndefined();
  const { id } = await connect(admin, desk);
  const before = await until(async () => {
    const view = await viewed(admin);
    return view.projects && view.lastOkAt && view;
  });
  expect(await tried({})).toEqual(passed);
  // One whose server was killed is forgotten all the same.
  await sql`insert into jira_trials (id, workspace_id, site, token_cipher, asked_at)
    values (${newId('try')}, ${business.workspaceId}, '{}', 'sealed', now() - interval '6 minutes')`.execute(desk.db);
  await until(async () => (await sql`select from jira_trials`.execute(desk.db)).rows.length === 0);
  desk.jira.control.faults.push({ match: { path: 'serverInfo' }, answer: { kind: 'drip', everyMs: 1 } });
  const trial = tried({ token: 'typed-and-wrong' });
  const row = await until(async () => (await sql`select to_jsonb(t) as t from jira_trials t`.execute(desk.db)).rows[0]);
  expect(JSON.stringify(row)).not.toContain('typed-and-wrong');
  expect(await trial).toEqual(refused);
  // The saved token is tried at no other address, and nobody but an admin tries anything.
  await expect(tried({ apiUrl: 'https://other.example' })).rejects.toMatchObject(needed);
  await expect(tried({ baseUrl: 'https://other.example' })).rejects.toMatchObject(needed);
  await expect(supervisor.post('/api/integrations/jira/test', typed)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await viewed(admin)).toEqual(before);
  expect((await sql`select from jira_trials`.execute(desk.db)).rows).toEqual([]);
  // What another secret sealed is replaced by what is typed.
  const other = seal('another secret, as of the desk before it moved', JIRA_TOKEN, id);
  await sql`update jira_connections set token_cipher = ${other} where id = ${id}`.execute(desk.db);
  expect(await tried({ token: JIRA_TOKEN })).toEqual(passed);
  await connect(admin, desk);
});

test('[J17] an address that asks trials to wait keeps back no trial of another one, and an admin tries twenty times a minute', async ({
  desk,
}) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const second = await startJiraDouble({ flavour: 'dc', token: JIRA_TOKEN });
  const ask = (changes: object) =>
    admin.send<{ checks: JiraCheck[]; code: string }>('POST', '/api/integrations/jira/test', {
      flavour: 'dc',
      token: JIRA_TOKEN,
      ...changes,
    });
  second.control.faults.push({ match: { path: 'serverInfo' }, answer: rateLimited('jira-burst-based', '600') });
  const states = async (changes: object) => (await ask(changes)).body.checks.map(({ state }) => state).slice(0, 3);
  const kept = ['ok', 'failed', 'waiting'];
  expect([await states({ baseUrl: second.url }), await states({ baseUrl: second.url })]).toEqual([kept, kept]);
  expect(second.control.journal.entries).toHaveLength(1);
  expect(await states({ flavour: 'cloud', user: 'desk@service.example', baseUrl: desk.jira.url })).toEqual(['ok', 'ok', 'ok']);
  await second.close();
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask({ baseUrl: 'https://jira.example', token: '' })));
  const codes = answers.map(({ body }) => body.code);
  expect(new Set(codes)).toEqual(new Set(['invalid', 'too-many']));
  expect(codes.filter((code) => code === 'invalid').length).toBeGreaterThanOrEqual(17);
});

test('[J17] [JD-42] a certificate authority is tried as it was typed', async ({ desk }) => {
  const admin = await (await createBusiness(desk)).person('admin');
  const answer = JSON.stringify({ deploymentType: 'Server', version: '10.3', name: 'desk' });
  const site = createServer({ key: TEST_KEY, cert: TRUSTED }, (_, response) =>
    response.setHeader('content-type', 'application/json').end(answer),
  );
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const typed = { flavour: 'dc', baseUrl: `https://localhost:${(site.address() as AddressInfo).port}`, token: 'x' };
  const states = async (ca: object) =>
    (await admin.post<{ checks: JiraCheck[] }>('/api/integrations/jira/test', { ...typed, ...ca })).checks.map(({ state }) => state);
  expect(await states({})).toEqual(['failed', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect(await states({ ca: TRUSTED })).toEqual(['ok', 'ok', 'ok', 'failed', 'waiting']);
  await expect(states({ ca: 'no certificate' })).rejects.toMatchObject({ code: 'invalid' });
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
});

test('[JD-26] a burst keeps back one endpoint: links wait and lose no attempt, look-ups go on, and the site is well', async ({ desk }) => {
  const { control } = desk.jira;
  const [first, second, third] = seedIssues(desk, 'BURST', 3) as [string, string, string];
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  const sent = control.journal.of('POST', /remotelink/).length;
  control.faults.push({ match: { method: 'POST', path: 'remotelink' }, answer: rateLimited('jira-burst-based', '600') });
  const waiting = () =>
    sql<{ chat: string }>`select chat_id as chat from chat_references where connection_id = ${site} and state = 'pending' and reason is null
      and attempts = 0 and due_at between now() + interval '5 minutes' and now() + interval '11 minutes' order by id`.execute(desk.db);
  for (const [i, key] of [first, second].entries()) {
    const { chat } = await business.liveChat(agent);
    const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
    const { rows } = await until(async () => {
      const found = await waiting();
      return found.rows.length === i + 1 && found;
    });
    expect(rows[i]).toEqual({ chat: chat.id });
    // Nothing is told of it: a site may keep back thousands.
    expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(closed);
  }
  expect(control.journal.of('POST', /remotelink/).length - sent).toBe(1);
  const look = () => agent.post<{ items: IssueNews[] }>('/api/jira/lookups', { issues: [{ site, name: third }] });
  await until(async () => (await look()).items[0]!.state === 'known');
  expect(await viewed(admin)).toMatchObject({ state: 'answering', pending: 2, lastError: null });
});
