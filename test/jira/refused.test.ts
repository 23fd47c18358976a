import { openConnection, recordJiraError, recordJiraOk } from '@desk/core/jira/health';
import { replyJson, unavailable } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import { expect, onTestFinished } from 'vitest';
import { SECRET, testApart as test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues, viewed } from './connect.ts';
import { sweeps } from './sweeps.ts';

const AUTH = { kind: 'auth', sentence: 'JIRA refused the token.', hold: true, isOutage: false, waitMs: null };

const REFUSED = {
  match: {},
  times: Number.POSITIVE_INFINITY,
  answer: replyJson(401, { errorMessages: ['Client must be authenticated.'] }),
};

test('[J4] twenty links that are due at the same moment under a refused token are one request, and all wait', {
  timeout: 90_000,
}, async ({ desk }) => {
  const { control } = desk.jira;
  onTestFinished(() => control.faults.clear());
  const keys = seedIssues(desk, 'TWE', 20);
  const business = await createBusiness(desk, { jira: true });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const chats = [];
  for (let i = 0; i < 4; i++) chats.push((await business.liveChat(agent)).chat);
  await until(async () => (await viewed(admin)).projects);
  await desk.worker.stop();
  for (const [i, chat] of chats.entries())
    await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: keys.slice(i * 5, i * 5 + 5) }));
  await connect(admin, desk);
  control.journal.clear();
  control.faults.push(REFUSED);
  await desk.worker.start();
  await until(async () => (await viewed(admin)).lastError?.kind === 'auth');
  await sweeps(desk, 3);
  expect(control.journal.entries.map(({ path }) => path)).toHaveLength(1);
  expect(await viewed(admin)).toMatchObject({ pending: 20, needsAttention: 0 });

  control.faults.clear();
  await connect(admin, desk);
  await until(async () => (await viewed(admin)).pending === 0, 20_000);
  expect(keys.map((key) => control.remoteLinks(key).length)).toEqual(keys.map(() => 1));
});

test('[J4] an answer to what was saved before neither holds nor clears what is saved now', async ({ desk }) => {
  const [key] = seedIssues(desk, 'OLD', 1);
  const business = await createBusiness(desk, { jira: true });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  await until(async () => (await viewed(admin)).projects);
  const asked = (await openConnection(desk.db, (await viewed(admin)).id, SECRET))!;
  await connect(admin, desk);
  expect(await recordJiraError(desk.db, asked, AUTH)).toBe(false);
  expect((await viewed(admin)).lastError).toBeNull();
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key!] }));
  await until(() => desk.jira.control.remoteLinks(key!).length === 1);

  const now = (await openConnection(desk.db, asked.id, SECRET))!;
  expect(await recordJiraError(desk.db, now, AUTH)).toBe(true);
  await recordJiraOk(desk.db, asked);
  expect((await viewed(admin)).lastError).toMatchObject({ kind: 'auth' });
});

test('[J3] trouble that has passed is no longer told to the admin once a link was made', async ({ desk }) => {
  const { control } = desk.jira;
  const [down, up] = seedIssues(desk, 'PAS', 2) as [string, string];
  const business = await createBusiness(desk, { jira: true });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  await until(async () => (await viewed(admin)).projects);
  control.faults.push({ match: { issue: down }, times: Number.POSITIVE_INFINITY, answer: unavailable(503, '3600') });
  for (const key of [down, up]) {
    const { chat } = await business.liveChat(agent);
    await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
    if (key === down) await until(async () => (await viewed(admin)).lastError?.kind === 'server');
  }
  await until(() => control.remoteLinks(up).length === 1);
  await until(async () => (await viewed(admin)).lastError === null);
  control.faults.clear();
});
