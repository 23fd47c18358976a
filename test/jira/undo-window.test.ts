import type { Chat } from '@desk/protocol/chat';
import { expect } from 'vitest';
import { JIRA_TOKEN, test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { sweeps } from './sweeps.ts';

test('[J2] a link whose close is undone is never asked for, though an admin saved the connection and an agent asked again before', async ({
  desk,
}) => {
  desk.jira.control.seedProject({ key: 'UND', name: 'Undone' });
  desk.jira.control.seedIssue({ key: 'UND-1', summary: 'Undone' });
  const business = await createBusiness(desk, { jira: true, undoSeconds: 60 });
  const [agent, admin] = [await business.person('agent'), await business.person('admin')];
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: ['UND-1'] }));
  const [reference] = closed.closure!.references;
  await admin.put('/api/integrations/jira', {
    flavour: 'cloud',
    baseUrl: desk.jira.url,
    user: 'desk@service.example',
    token: JIRA_TOKEN,
  });
  await agent.post(`/api/references/${reference!.id}/retry`);
  await sweeps(desk, 2);
  await agent.post(`/api/chats/${chat.id}/undo-close`);
  await sweeps(desk, 2);
  expect(desk.jira.control.journal.of('GET', /UND-/)).toEqual([]);
  expect(desk.jira.control.remoteLinks('UND-1')).toEqual([]);
  const row = await desk.db.selectFrom('chat_references').select(['state', 'due_at']).where('id', '=', reference!.id).executeTakeFirst();
  expect(row).toEqual({ state: 'unlinked', due_at: null });
});
