import { rateLimited, redirectTo, replyJson, replyPage, unavailable } from '@desk/jira-double/fault-answers';
import type { Fault } from '@desk/jira-double/faults';
import type { Chat } from '@desk/protocol/chat';
import type { JiraConnectionView } from '@desk/protocol/jira';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

const FOREVER = { times: Number.POSITIVE_INFINITY };

/** What goes wrong with an issue of this key, and what the team reads about it. */
const KINDS: { key: string; fault?: Omit<Fault, 'match'>; state: 'pending' | 'needs-attention'; reason: string }[] = [
  { key: 'ERR-404', state: 'needs-attention', reason: 'Not found, or our JIRA user may not see it.' },
  { key: 'ERR-1', fault: { answer: unavailable(503), ...FOREVER }, state: 'pending', reason: 'JIRA has trouble. We keep trying.' },
  { key: 'ERR-2', fault: { answer: rateLimited('jira-per-issue-on-write', '30') }, state: 'pending', reason: 'JIRA asks us to wait.' },
  { key: 'ERR-3', fault: { answer: replyPage(200), ...FOREVER }, state: 'pending', reason: 'JIRA answers with a web page, not with data.' },
  {
    key: 'ERR-4',
    fault: { answer: redirectTo('https://login.example/sso'), ...FOREVER },
    state: 'pending',
    reason: 'The JIRA site sends us elsewhere. Its address may have changed.',
  },
  {
    key: 'ERR-5',
    fault: { answer: replyJson(200, { id: 'x' }) },
    state: 'needs-attention',
    reason: 'JIRA answered something we do not understand.',
  },
  {
    key: 'ERR-6',
    fault: { answer: replyJson(403, { errorMessages: ['No permission.'] }) },
    state: 'needs-attention',
    reason: 'Our JIRA user may not link issues in this project. JIRA says: “No permission.”',
  },
  {
    key: 'ERR-7',
    fault: { answer: replyJson(400, { errorMessages: ['Bad.'] }) },
    state: 'needs-attention',
    reason: 'JIRA refused the link. JIRA says: “Bad.”',
  },
  {
    key: 'ERR-8',
    fault: { answer: { kind: 'reset', at: 'start' }, ...FOREVER },
    state: 'pending',
    reason: 'JIRA is not reachable. We keep trying.',
  },
];

test('[J3] each failure is said in words on its reference, live, and the chat stays closed as it was', async ({ desk }) => {
  const { control } = desk.jira;
  control.seedProject({ key: 'ERR', name: 'Errors' });
  for (const { key, fault } of KINDS) {
    if (key === 'ERR-404') continue;
    control.seedIssue({ key, summary: key });
    control.faults.push({ match: { issue: key }, ...fault! });
  }
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const [supervisor, admin] = [await business.person('supervisor', { at: desk.otherUrl }), await business.person('admin')];
  const wall = await listen(supervisor, ['closures']);
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: KINDS.map(({ key }) => key) }));
  const references = await until(async () => {
    const now = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
    return now.chat.closure!.references.every(({ reason }) => reason !== null) && now.chat.closure!.references;
  }, 20_000);
  expect(references.map(({ key, state, reason }) => ({ key, state, reason }))).toEqual(
    KINDS.map(({ key, state, reason }) => ({ key, state, reason })),
  );
  for (const { key, reason } of KINDS)
    await wall.event('reference.changed', ({ data }) => data.reference.key === key && data.reference.reason === reason);
  const { items } = await admin.get<{ items: JiraConnectionView[] }>('/api/integrations/jira');
  expect(items[0]).toMatchObject({ needsAttention: 4, pending: 5 });
  const { chat: now } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
  expect({ ...now.closure, references: [] }).toEqual({ ...closed.closure, references: [] });
  control.faults.clear();
});

test('[J3] passing trouble is tried again by itself until it has passed', async ({ desk }) => {
  const { control } = desk.jira;
  control.seedProject({ key: 'PASS', name: 'Passing' });
  control.seedIssue({ key: 'PASS-1', summary: 'Passing' });
  control.faults.push({ match: { issue: 'PASS-1' }, times: 2, answer: unavailable(502) });
  const business = await createBusiness(desk, { jira: true });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: ['PASS-1'] }));
  await until(() => control.remoteLinks('PASS-1').length === 1, 20_000);
  expect(control.journal.of('GET', /PASS-1/).map(({ status }) => status)).toEqual([502, 502, 200]);
});

test('[J3] what waits for a person is tried again when one of the team asks, and not by a colleague or for a link that stands', async ({
  desk,
}) => {
  const { control } = desk.jira;
  control.seedProject({ key: 'HAND', name: 'By hand' });
  const business = await createBusiness(desk, { jira: true });
  const [agent, colleague] = [await business.person('agent'), await business.person('agent', { available: false })];
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: ['HAND-1', 'INC 1'] }));
  const [id, ticketId] = closed.closure!.references.map((reference) => reference.id);
  const state = async () => (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.closure!.references[0]!.state;
  await until(async () => (await state()) === 'needs-attention');

  control.seedIssue({ key: 'HAND-1', summary: 'Was made meanwhile' });
  await expect(colleague.post(`/api/references/${id}/retry`)).rejects.toMatchObject({ code: 'not-yours' });
  await expect(agent.post(`/api/references/${ticketId}/retry`)).rejects.toMatchObject({ code: 'not-found' });
  await supervisor.post(`/api/references/${id}/retry`);
  await until(async () => (await state()) === 'linked');
  expect(control.remoteLinks('HAND-1')).toHaveLength(1);
  await expect(agent.post(`/api/references/${id}/retry`)).rejects.toMatchObject({ code: 'conflict' });
});
