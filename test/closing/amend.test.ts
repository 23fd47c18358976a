import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Note } from '@desk/protocol/note';
import type { SentimentReport } from '@desk/protocol/report';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';

const today = () => `from=${new Date(Date.now() - 86_400_000).toISOString()}&to=${new Date(Date.now() + 86_400_000).toISOString()}&by=day`;

test('[K10] [13.11] what the customer’s end left open is filled in by the owner, and time and closer stay', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const wall = await listen(await business.person('supervisor', { at: desk.otherUrl }), ['closures']);
  const { chat, customer } = await business.liveChat(agent);
  await customer.post('/api/widget/end');
  const ended = await wall.event('chat.closed');
  const amended = await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, {
    sentiment: 'neutral',
    note: 'Left in a hurry',
    tagIds: [business.tags.Outage],
    references: ['INC-4'],
  });
  expect(amended.closure).toMatchObject({
    sentiment: 'neutral',
    note: 'Left in a hurry',
    tags: [{ name: 'Outage' }],
    references: [{ text: 'INC-4' }],
    closedBy: { kind: 'customer' },
    reason: 'customer_end',
    closedAt: ended.data.row.closedAt,
  });
  const heard = await wall.event('chat.amended');
  expect(heard.data).toMatchObject({
    before: { sentiment: null, note: null, tags: [] },
    after: { sentiment: 'neutral', tags: ['Outage'] },
  });
});

test('[K10] [13.21] set values are changed by supervisors only, a colleague adds notes and references', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const colleague = await business.person('agent', { name: 'Tomás Reyes', available: false });
  const supervisor = await business.person('supervisor');
  const { chat, customer } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'positive', note: 'All well' }));
  const path = `/api/chats/${chat.id}/wrap-up`;
  await expect(agent.post(path, { sentiment: 'negative' })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(colleague.post(path, { tagIds: [business.tags.Outage] })).rejects.toMatchObject({ code: 'not-yours' });
  const added = await colleague.post<Chat>(path, { note: 'Called again by phone', references: ['INC-9'] });
  const { closedAt, closedBy } = closed.closure!;
  expect(added.closure).toMatchObject({ note: 'All well', references: [{ text: 'INC-9' }], closedAt, closedBy });
  expect((await supervisor.post<Chat>(path, { sentiment: 'negative' })).closure).toMatchObject({ sentiment: 'negative' });
  const { items } = await agent.get<{ items: Note[] }>(`/api/customers/${customer.id}/notes`);
  expect(items.map(({ text, closing, author }) => ({ text, closing, author: author?.name }))).toEqual([
    { text: 'Called again by phone', closing: false, author: 'Tomás Reyes' },
    { text: 'All well', closing: true, author: agent.name },
  ]);
});

test('[K10] a closing note that was left empty names who wrote it, and when', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat, customer } = await business.liveChat(agent);
  const closed = await supervisor.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat));
  await agent.post(`/api/chats/${chat.id}/wrap-up`, { note: 'The router was changed' });
  const { items } = await supervisor.get<{ items: Note[] }>(`/api/customers/${customer.id}/notes`);
  expect(items).toMatchObject([{ text: 'The router was changed', closing: true, author: { id: agent.id, name: agent.name } }]);
  expect(Date.parse(items[0]!.at)).toBeGreaterThan(Date.parse(closed.closure!.closedAt));
});

test('[K10] [F1] an edit moves the figures once, also after they were counted', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat, { sentiment: 'positive', tagIds: [business.tags.Coverage!] }));
  const totals = async () => (await supervisor.get<SentimentReport>(`/api/reports/sentiment?${today()}`)).total;
  await until(async () => (await totals()).positive === 1);
  await supervisor.post(`/api/chats/${chat.id}/wrap-up`, { sentiment: 'negative', tagIds: [business.tags.Outage] });
  await until(async () => (await totals()).negative === 1);
  expect(await totals()).toEqual({ positive: 0, neutral: 0, negative: 1, notSet: 0 });
  const { rows } = await supervisor.get<{ rows: { tag: { name: string }; total: number }[] }>(`/api/reports/tags?${today()}`);
  expect(rows.map(({ tag, total }) => [tag.name, total])).toEqual([['Outage', 1]]);
});

test('[G4] a merged tag’s chats and figures become the other’s', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: ['No signal', 'Coverage'] });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { 'No signal': from, Coverage: into } = business.tags;
  const { chat } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat, { tagIds: [from!] }));
  expect(await supervisor.get(`/api/tags/${from}/merge?into=${into}`)).toEqual({ closures: 1, both: 0 });
  await supervisor.post(`/api/tags/${from}/merge`, { into });
  const { items } = await supervisor.get<{ items: ClosureRow[] }>('/api/closures');
  expect(items[0]!.tags.map((tag) => tag.name)).toEqual(['Coverage']);
  await until(async () => {
    const { rows } = await supervisor.get<{ rows: { tag: { name: string }; total: number }[] }>(`/api/reports/tags?${today()}`);
    return JSON.stringify(rows.map(({ tag, total }) => [tag.name, total])) === '[["Coverage",1]]';
  });
  await expect(supervisor.post(`/api/tags/${into}/merge`, { into })).rejects.toMatchObject({ code: 'invalid' });
});
