import { captcha } from '@desk/jira-double/fault-answers';
import type { Chat } from '@desk/protocol/chat';
import { newId } from '@desk/protocol/ids';
import type { JiraCheck } from '@desk/protocol/jira';
import type { Figures } from '@desk/protocol/report';
import { expect } from 'vitest';
import { test } from '../desk.ts';
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
