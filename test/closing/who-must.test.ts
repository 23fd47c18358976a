import type { Chat } from '@desk/protocol/chat';
import { CloseChat, type CloseChatInput } from '@desk/protocol/closure';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { ringClock } from './chat-clock.ts';
import { prefer } from './prefer.ts';

const ALL = { sentiment: true, tag: true, note: true };

test('[fault A06] [13.22] what is required binds who closes by hand: the customer and the clock end at once, and the team completes it later', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  await prefer(business, { required: ALL });
  const agent = await business.person('agent');
  const [ended, timedOut] = [await business.liveChat(agent), await business.liveChat(agent)];
  await ended.customer.post('/api/widget/end');
  await agent.post(`/api/chats/${timedOut.chat.id}/pending`);
  await ringClock(desk, timedOut.chat.id);
  for (const [{ chat }, reason] of [
    [ended, 'customer_end'],
    [timedOut, 'pending_expired'],
  ] as const) {
    const closed = await until(async () => {
      const { chat: now } = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
      return now.status === 'closed' && now;
    });
    expect(closed.closure).toMatchObject({ reason, sentiment: null, note: null, tags: [] });
    const form = { sentiment: 'neutral', note: 'Left without a word', tagIds: [business.tags.Outage] };
    const completed = await agent.post<Chat>(`/api/chats/${chat.id}/wrap-up`, form);
    expect(completed.closure).toMatchObject({ sentiment: 'neutral', note: 'Left without a word', closedAt: closed.closure!.closedAt });
  }
});

test('[K14] [fault A07] [fault A13] what cannot be filled in is not required: a tag where none is on offer, a note where notes are off', async ({
  desk,
}) => {
  const business = await createBusiness(desk, { notesOnClose: false, tags: ['Refund'] });
  await prefer(business, { required: { sentiment: false, tag: true, note: true } });
  const agent = await business.person('agent');
  const [first, second] = [await business.liveChat(agent), await business.liveChat(agent)];
  const close = ({ chat }: typeof first) =>
    agent.send<{ errors: { path: string }[] }>('POST', `/api/chats/${chat.id}/close`, closeForm(chat));
  expect(await close(first)).toMatchObject({ status: 422, body: { errors: [{ path: 'tagIds', message: 'Choose a tag' }] } });

  const elsewhere = await business.department('Billing');
  const scoped = desk.db.updateTable('tags').set({ department_ids: [elsewhere] });
  await scoped.where('id', '=', business.tags.Refund!).execute();
  expect((await close(first)).status).toBe(200);
  const off = desk.db.updateTable('tags').set({ department_ids: [], active: false });
  await off.where('id', '=', business.tags.Refund!).execute();
  expect((await close(second)).status).toBe(200);
});

/** Whatever stands for nothing in a field, as a client may send it. */
const NOTHING: [keyof CloseChatInput, unknown][] = [
  ['sentiment', null],
  ['note', ''],
  ['note', ' '],
  ['note', ' \n\t '],
  ['note', '\u0000'],
  ['note', '\u00a0'],
  ['tagIds', []],
];

test('[fault A15] each field that is required refuses whatever stands for nothing, by the one form that every path uses', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  await prefer(business, { required: ALL });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  const whole: Partial<CloseChatInput> = { sentiment: 'positive', note: 'Done', tagIds: [business.tags.Coverage!] };
  for (const [field, nothing] of NOTHING) {
    const form = closeForm(chat, { ...whole, [field]: nothing });
    const refused = await agent.send('POST', `/api/chats/${chat.id}/close`, form);
    expect(refused, `${field} ${JSON.stringify(nothing)}`).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ path: field }] },
    });
    const { seenVersion: _, sentiment: __, ...shared } = form;
    const { results } = await supervisor.post<{ results: object[] }>('/api/chats/bulk-close', { chatIds: [chat.id], ...shared });
    expect(results).toMatchObject([{ outcome: 'failed', code: 'invalid' }]);
  }
  // A lone nought is something: only what a person would call empty is.
  expect(await agent.send('POST', `/api/chats/${chat.id}/close`, closeForm(chat, { ...whole, note: '0' }))).toMatchObject({ status: 200 });
  expect(CloseChat.parse({ seenVersion: 0, note: ' 0 ' }).note).toBe('0');
});
