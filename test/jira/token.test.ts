import { replyJson } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Answer, createClient } from '../client.ts';
import { JIRA_TOKEN, testApart as test } from '../desk.ts';
import { startDeskProcess } from '../desk-process.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { viewed } from './connect.ts';

const USER = 'desk@service.example';
const REVOKED = 'revoked-token-of-the-tests';

/** A token as it is entered, and as it is sent. */
const formsOf = (token: string) => [token, Buffer.from(`${USER}:${token}`).toString('base64')];
const SECRETS = [...formsOf(JIRA_TOKEN), ...formsOf(REVOKED)];

test('[J5] the token stands in no answer, frame, event, row or log line, though JIRA itself repeats it', { timeout: 60_000 }, async ({
  desk,
}) => {
  const { control } = desk.jira;
  control.seedProject({ key: 'TOK', name: 'Token' });
  for (const key of ['TOK-1', 'TOK-2', 'TOK-3']) control.seedIssue({ key, summary: key });
  const echo = { errorMessages: formsOf(JIRA_TOKEN).map((secret) => `Authorization: Basic ${secret} was not good enough`) };
  control.faults.push({ match: { issue: 'TOK-2' }, answer: replyJson(400, echo) });
  control.faults.push({ match: { issue: 'TOK-3' }, answer: replyJson(500, echo) });
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { chat } = await business.liveChat(agent);
  await desk.worker.stop();
  await using server = await startDeskProcess(desk, 'server', { LOG_LEVEL: 'trace' });
  await using worker = await startDeskProcess(desk, 'worker', { LOG_LEVEL: 'trace' });

  const [boss, self] = [admin, agent].map(({ cookie }) => createClient(server.url, { cookie })) as [typeof admin, typeof agent];
  const wall = await listen(boss, ['closures', 'chats', `chat:${chat.id}`]);
  const answers: Answer<unknown>[] = [];
  const say = async (method: string, path: string, body?: unknown) => void answers.push(await boss.send(method, path, body));
  const save = (token: string) => say('PUT', '/api/integrations/jira', { flavour: 'cloud', baseUrl: desk.jira.url, user: USER, token });
  const tried = (more: object) =>
    say('POST', '/api/integrations/jira/test', { flavour: 'cloud', baseUrl: desk.jira.url, user: USER, ...more });
  await tried({ token: REVOKED });
  await tried({ token: JIRA_TOKEN, baseUrl: `https://${JIRA_TOKEN}@jira.example` });
  await save(REVOKED);
  await say('POST', `/api/integrations/jira/${(await viewed(admin)).id}/test`, {});
  await say('PUT', '/api/integrations/jira', { flavour: 'cloud', baseUrl: `https://${JIRA_TOKEN}@jira.example`, token: JIRA_TOKEN });
  await say('PUT', '/api/integrations/jira', { flavour: 'none', baseUrl: desk.jira.url, token: JIRA_TOKEN });
  await say('PUT', '/api/integrations/jira', `{"token":"${JIRA_TOKEN}", broken`);
  await save(JIRA_TOKEN);
  await say('POST', `/api/integrations/jira/${(await viewed(admin)).id}/test`, {});
  const form = closeForm(chat, { references: ['TOK-1', 'TOK-2', 'TOK-3'] });
  answers.push(await self.send('POST', `/api/chats/${chat.id}/close`, form));
  const references = async () => (await self.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references;
  await until(async () => (await references()).filter(({ state, reason }) => state === 'linked' || reason !== null).length === 3, 20_000);
  for (const path of [
    '/api/integrations/jira',
    '/api/integrations/jira/sites',
    `/api/chats/${chat.id}`,
    `/api/chats/${chat.id}/events`,
    '/api/closures',
    '/api/closures.csv',
    '/api/figures',
  ])
    await say('GET', path);

  const tables = ['events', 'jira_connections', 'jira_trials', 'chat_references', 'jira_issues', 'closures'];
  const rows = await Promise.all(tables.map((table) => sql`select to_jsonb(t) as row from ${sql.ref(table)} t`.execute(desk.db)));
  const places: Record<string, string> = {
    answers: JSON.stringify(answers.map(({ body, headers }) => [body, [...headers]])),
    frames: wall.texts.join('\n'),
    rows: JSON.stringify(rows.map((result) => result.rows)),
    'log of the server': server.lines,
    'log of the worker': worker.lines,
  };
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(100);
    for (const secret of SECRETS) expect(text.includes(secret), `${place} holds ${secret}`).toBe(false);
  }
  expect(control.journal.entries.filter(({ status }) => status === 400 || status === 500)).toHaveLength(2);
});
