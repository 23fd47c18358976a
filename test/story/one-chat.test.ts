import type { Chat } from '@desk/protocol/chat';
import type { SentimentReport, TagReport } from '@desk/protocol/report';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[C1] [C2] [C8] [C25] a chat goes from the customer’s first word to the supervisor’s wall, the JIRA issue and the reports', async ({
  desk,
}) => {
  desk.jira.control.seedProject({ key: 'NET', name: 'Network' });
  desk.jira.control.seedIssue({ key: 'NET-2381', summary: 'Roaming bundle not provisioned' });
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent', { name: 'Noor Haddad' });
  const supervisor = await business.person('supervisor', { at: desk.otherUrl });
  const desktop = await listen(agent, ['chats']);
  const wall = await listen(supervisor, ['closures', 'figures']);

  const customer = await business.customer('Ada Moreno');
  const { chat: opened } = await customer.say('Mobile data does not work abroad');
  const assigned = await desktop.event('chat.assigned');
  expect(assigned.chat).toMatchObject({ id: opened.id, status: 'live', agent: { name: 'Noor Haddad' }, unread: 1 });

  const sent = await agent.post<{ chat: Chat }>(`/api/chats/${opened.id}/messages`, { text: 'Let me look', clientId: 'first-answer' });
  expect(sent.chat.waitingSince).toBeNull();

  const form = closeForm(sent.chat, {
    sentiment: 'negative',
    note: 'Re-triggered by hand',
    tagIds: [business.tags.Coverage!],
    references: ['net-2381', 'INC 77120'],
  });
  const closed = await agent.post<Chat>(`/api/chats/${opened.id}/close`, form, { 'idempotency-key': 'close-once-1' });
  expect(closed.status).toBe('closed');
  expect(closed.closure!.references.map(({ kind, text, state }) => ({ kind, text, state }))).toEqual([
    { kind: 'jira', text: 'NET-2381', state: 'pending' },
    { kind: 'ticket', text: 'INC 77120', state: 'none' },
  ]);

  const streamed = await wall.event('chat.closed');
  expect(streamed.data.row).toMatchObject({
    customer: { name: 'Ada Moreno' },
    sentiment: 'negative',
    note: 'Re-triggered by hand',
    tags: [{ name: 'Coverage' }],
  });

  const linked = await wall.event('reference.changed', (event) => event.data.reference.state === 'linked');
  expect(linked.data.reference).toMatchObject({ key: 'NET-2381', summary: 'Roaming bundle not provisioned' });
  expect(desk.jira.control.remoteLinks('NET-2381')).toHaveLength(1);

  await wall.event('reports.counted');
  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const sentiment = await until(async () => {
    const report = await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}&by=hour`);
    return report.total.negative === 1 ? report : null;
  });
  expect(sentiment.total).toEqual({ positive: 0, neutral: 0, negative: 1, notSet: 0 });
  const tags = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
  expect(tags.rows).toMatchObject([{ tag: { name: 'Coverage' }, negative: 1, total: 1 }]);
  expect(tags.total).toBe(1);
});
