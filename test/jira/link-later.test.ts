import { startJiraDouble } from '@desk/jira-double/start-jira-double';
import type { Chat } from '@desk/protocol/chat';
import type { IssueNews } from '@desk/protocol/jira-issue';
import { expect } from 'vitest';
import { JIRA_TOKEN, test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { connect, seedIssues } from './connect.ts';

test('[J6] [E1] what was looked up while the form was open stands on the chip from the first moment', async ({ desk }) => {
  const [key] = seedIssues(desk, 'WARM', 1) as [string];
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { id: site } = await connect(admin, desk);
  const look = async () => (await agent.post<{ items: IssueNews[] }>('/api/jira/lookups', { issues: [{ site, name: key }] })).items[0]!;
  await until(async () => (await look()).state === 'known');
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key, 'WARM-99'] }));
  expect(closed.closure!.references.map(({ summary, status, state }) => [summary, status, state])).toEqual([
    ['Issue 1', 'To Do', 'pending'],
    [null, null, 'pending'],
  ]);
  expect((await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat).toEqual(closed);
});

test('[K10] [J15] references that are added later each go to their own site, beside those that are there, and again after they were taken off', async ({
  desk,
}) => {
  await using undo = new AsyncDisposableStack();
  const second = undo.adopt(await startJiraDouble({ token: JIRA_TOKEN, user: 'desk@service.example' }), (double) => double.close());
  const [here] = seedIssues(desk, 'LATE', 1) as [string];
  const [there] = seedIssues({ jira: second }, 'LATE', 1) as [string];
  const business = await createBusiness(desk);
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  await connect(admin, desk);
  await connect(admin, desk, { baseUrl: second.url });
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: ['INC 77', `${desk.jira.url}/browse/${here}`] }));
  const addresses = ['INC 77', `${desk.jira.url}/browse/${here}`, `${second.url}/browse/${there}`];
  const { closure } = await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, { references: addresses });
  expect(closure!.references.map(({ text }) => text)).toEqual(['INC 77', here, there]);
  const links = () => [desk.jira.control.remoteLinks(here).length, second.control.remoteLinks(there).length].join();
  await until(() => links() === '1,1');
  await agent.send('DELETE', `/api/references/${closure!.references[2]!.id}`);
  await until(() => links() === '1,0');
  const again = await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, { references: addresses });
  expect(again.closure!.references.map(({ state }) => state).slice(2)).toEqual(['unlinked', 'pending']);
  await until(() => links() === '1,1');
});
