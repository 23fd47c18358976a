import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Figures, SentimentReport, TagReport } from '@desk/protocol/report';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

test('[K6] who closed may undo, and the chat is live again with its owner, at once on the supervisor’s screen', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const wall = await listen(await business.person('supervisor', { at: desk.otherUrl }), ['closures']);
  const { chat, customer } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { note: 'Too early' }));
  const undone = await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`);
  expect(undone).toMatchObject({ status: 'live', agent: { id: agent.id }, closure: null, version: closed.version + 1 });
  const heard = await wall.event('chat.close-undone');
  expect(heard.data).toMatchObject({ why: 'undo', row: { id: closed.closure!.id, note: 'Too early', undoneAt: expect.any(String) } });
  const { chat: open } = await customer.say('Still here');
  expect(open).toMatchObject({ id: chat.id, status: 'live' });
});

test('[K6] [K7] a pending chat is pending again when its close is undone, and live when it is the customer who writes', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const close = async () => {
    const pending = await agent.post<Chat>(`/api/chats/${chat.id}/pending`);
    await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(pending));
  };
  await close();
  expect(await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`)).toMatchObject({ status: 'pending', agent: { id: agent.id } });
  await agent.post<Chat>(`/api/chats/${chat.id}/resume`);
  await close();
  expect((await customer.say('One more thing: it rattles')).chat).toMatchObject({ id: chat.id, status: 'live' });
});

test('[K6] a supervisor may undo, a colleague may not', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const colleague = await business.person('agent', { available: false });
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  await expect(colleague.post(`/api/chats/${chat.id}/undo-close`)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await supervisor.post<Chat>(`/api/chats/${chat.id}/undo-close`)).toMatchObject({ status: 'live', agent: { id: agent.id } });
});

test('[K6] a chat that was closed before anybody had it waits again', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const supervisor = await business.person('supervisor');
  const { chat } = await (await business.customer()).say('Hello?');
  await supervisor.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect(await supervisor.post<Chat>(`/api/chats/${chat.id}/undo-close`)).toMatchObject({ status: 'queued', agent: null });
});

test('[K6] after the window it is too late, and what is not closed cannot be undone', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 0 });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  await expect(agent.post(`/api/chats/${chat.id}/undo-close`)).rejects.toMatchObject({ code: 'not-open' });
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const late = await agent.send('POST', `/api/chats/${chat.id}/undo-close`);
  expect(late).toMatchObject({ status: 409, body: { code: 'undo-over' } });
});

test('[K7] a customer who writes inside the window goes on in the same chat, with the same agent', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const screen = await listen(agent, [`chat:${chat.id}`]);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'positive' }));
  const { chat: mine } = await customer.say('Wait, it broke again');
  expect(mine).toMatchObject({ id: chat.id, status: 'live' });
  const undone = await screen.event('chat.close-undone');
  expect(undone.data).toMatchObject({ why: 'customer-wrote', row: { id: closed.closure!.id } });
  const { chat: now, messages } = await agent.get<{ chat: Chat; messages: { text: string }[] }>(`/api/chats/${chat.id}`);
  expect(now).toMatchObject({ status: 'live', agent: { id: agent.id }, closure: null, unread: 1 });
  expect(messages.map(({ text }) => text)).toEqual(['My phone has no signal', 'Wait, it broke again']);
});

test('[K7] ten words at once inside the window undo the close once and are all kept', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const words = Array.from({ length: 10 }, (_, i) => `word ${i}`);
  const answers = await Promise.all(words.map((text) => customer.say(text)));
  expect(new Set(answers.map((answer) => answer.chat.id))).toEqual(new Set([chat.id]));
  const { messages, events } = await agent.get<{ messages: { text: string }[]; events: { type: string }[] }>(`/api/chats/${chat.id}`);
  expect(messages.map(({ text }) => text).sort()).toEqual(['My phone has no signal', ...words].sort());
  expect(events.filter(({ type }) => type === 'chat.close-undone')).toHaveLength(1);
});

test('[K8] an undone closure leaves lists, reports and figures, even after it was counted', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const range = `from=${new Date(Date.now() - 3_600_000).toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`;
  const counted = async () => {
    const sentiment = await supervisor.get<SentimentReport>(`/api/reports/sentiment?${range}`);
    const tags = await supervisor.get<TagReport>(`/api/reports/tags?${range}`);
    return { negative: sentiment.total.negative, tagged: tags.total, rows: tags.rows.length };
  };
  const { chat } = await business.liveChat(agent);
  const form = closeForm(chat, { sentiment: 'negative', tagIds: [business.tags.Outage!] });
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, form);
  await until(async () => (await counted()).tagged === 1);
  expect(await counted()).toEqual({ negative: 1, tagged: 1, rows: 1 });

  await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`);
  await until(async () => (await counted()).tagged === 0);
  expect(await counted()).toEqual({ negative: 0, tagged: 0, rows: 0 });
  const figures = await supervisor.get<Figures>('/api/figures?window=15m');
  expect(figures.closed.value).toBe(0);
  expect(figures.tags).toEqual([]);
  expect((await supervisor.get<{ items: ClosureRow[] }>('/api/closures')).items).toEqual([]);
  const all = await supervisor.get<{ items: ClosureRow[] }>('/api/closures?undone=include');
  expect(all.items).toMatchObject([{ sentiment: 'negative', undoneAt: expect.any(String) }]);
});

test('[K8] the JIRA links of an undone closure are never attached', async ({ desk }) => {
  const { control } = desk.jira;
  control.seedProject({ key: 'UND', name: 'Undo' });
  for (const key of ['UND-1', 'UND-2']) control.seedIssue({ key, summary: key });
  const business = await createBusiness(desk, { undoSeconds: 1, jira: true });
  const agent = await business.person('agent');
  const [first, second] = [await business.liveChat(agent), await business.liveChat(agent)];
  const close = ({ chat }: { chat: Chat }, key: string) =>
    agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { references: [key] }));
  const closed = await close(first, 'UND-1');
  await agent.post<Chat>(`/api/chats/${first.chat.id}/undo-close`);
  // The second link is due later than the first one would have been: once it is attached, the first one's time has passed.
  await close(second, 'UND-2');
  await until(() => control.remoteLinks('UND-2').length === 1);
  expect(control.remoteLinks('UND-1')).toEqual([]);
  const row = await desk.db
    .selectFrom('chat_references')
    .select(['state', 'due_at'])
    .where('id', '=', closed.closure!.references[0]!.id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ state: 'unlinked', due_at: null });
});

test('[K9] [13.8] a close frees the agent for the next waiting chat at once', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const desktop = await listen(agent, ['chats']);
  const { chat } = await business.liveChat(agent);
  const { chat: waiting } = await (await business.customer('Ben')).say('Anybody?');
  await desktop.event('chat.assigned', (event) => event.chatId === chat.id);
  await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  const next = await desktop.event('chat.assigned', (event) => event.chatId === waiting.id);
  expect(next.chat).toMatchObject({ status: 'live', agent: { id: agent.id } });
});

test('[K6] an undone chat goes on waiting since the words that nobody answered', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  expect(chat.waitingSince).not.toBeNull();
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect(closed.waitingSince).toBeNull();
  const back = await agent.post<Chat>(`/api/chats/${chat.id}/undo-close`);
  expect(back.waitingSince).toBe(chat.waitingSince);
});
