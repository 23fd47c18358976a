import type { Chat } from '@desk/protocol/chat';
import type { BulkResult } from '@desk/protocol/closure';
import type { CustomerProfile } from '@desk/protocol/people';
import type { ClosingPreferences } from '@desk/protocol/preferences';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { closeForm, createBusiness } from '../people.ts';
import { until } from '../until.ts';
import { dueAt, ringClock } from './chat-clock.ts';
import { prefer } from './prefer.ts';

test('[C13] [13.14] a pending chat whose time is over is closed by the desk, with nothing filled in', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const wall = await listen(await business.person('supervisor', { at: desk.otherUrl }), ['closures']);
  const { chat } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/pending`);
  await ringClock(desk, chat.id);
  const closed = await wall.event('chat.closed');
  expect(closed.data.row).toMatchObject({ reason: 'pending_expired', closedBy: { kind: 'system' }, sentiment: null, note: null, tags: [] });
});

test('[C23] [13.16] a live chat is closed for inactivity when the team spoke last; a word sets the clock anew', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  const first = (await dueAt(desk, chat.id))!;
  await customer.say('Not yet');
  expect((await dueAt(desk, chat.id))!.getTime()).toBeGreaterThan(first.getTime());
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'And now?', clientId: 'and-now-then' });
  await ringClock(desk, chat.id);
  const closed = await until(async () => {
    const found = await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`);
    return found.chat.status === 'closed' ? found.chat : null;
  });
  expect(closed.closure).toMatchObject({ reason: 'inactivity', closedBy: { kind: 'system' } });
});

test('[C26] [C27] a keyword ends the chat and stands in its transcript; //stop is remembered until they write again', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  expect((await customer.say(' //END ')).chat.status).toBe('closed');
  const { chat: second } = await customer.say('One more thing');
  expect(second.id).not.toBe(chat.id);
  await customer.say('//stop');
  const stopped = await agent.get<{ chat: Chat; messages: { text: string }[] }>(`/api/chats/${second.id}`);
  expect(stopped.chat.closure).toMatchObject({ reason: 'opt_out', closedBy: { kind: 'customer' } });
  expect(stopped.messages.at(-1)!.text).toBe('//stop');
  const profile = () => agent.get<CustomerProfile>(`/api/customers/${customer.id}`);
  expect((await profile()).optedOutAt).not.toBeNull();
  expect((await customer.say('//end')).chat.id).toBe(second.id);
  await customer.say('I changed my mind');
  expect((await profile()).optedOutAt).toBeNull();
});

test('[K11] a thank-you after the close stands on the closed chat; a request opens a new one', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect((await customer.say('Thank you so much! 🙏')).chat).toMatchObject({ id: chat.id, status: 'closed' });
  const { chat: next } = await customer.say('Thanks, but it is broken again');
  expect(next.id).not.toBe(chat.id);
  const { chat: fresh } = await agent.get<{ chat: Chat }>(`/api/chats/${next.id}`);
  expect(fresh.previousChatId).toBe(chat.id);
});

test('[K11] with the switch off a thank-you opens a chat as any other word', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  await prefer(business, { courtesyMinutes: 0 });
  const agent = await business.person('agent');
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  expect((await customer.say('Thanks!')).chat.id).not.toBe(chat.id);
});

test('[K12] many are closed with one form, each with its own outcome, and taken back together', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 60 });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const [first, second, third] = [await business.liveChat(agent), await business.liveChat(agent), await business.liveChat(agent)];
  await third.customer.say('Wait, one more question');
  await agent.post(`/api/chats/${second.chat.id}/close`, closeForm(second.chat));
  const chatIds = [first.chat.id, second.chat.id, third.chat.id];
  const seenVersions = Object.fromEntries([first, second, third].map(({ chat }) => [chat.id, chat.version]));
  await expect(agent.post('/api/chats/bulk-close', { chatIds, seenVersions })).rejects.toMatchObject({ code: 'not-allowed' });
  const { results } = await supervisor.post<{ results: BulkResult[] }>('/api/chats/bulk-close', {
    chatIds,
    seenVersions,
    note: 'Outage is over',
    tagIds: [business.tags.Outage],
  });
  expect(results.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['done', undefined],
    ['skipped', 'already-closed'],
    ['skipped', 'customer-wrote'],
  ]);
  const { chat } = await agent.get<{ chat: Chat }>(`/api/chats/${first.chat.id}`);
  expect(chat.closure).toMatchObject({ reason: 'bulk', sentiment: null, note: 'Outage is over' });
  const undone = await supervisor.post<{ results: BulkResult[] }>('/api/chats/bulk-undo', { chatIds: [first.chat.id, third.chat.id] });
  expect(undone.results.map(({ outcome }) => outcome)).toEqual(['done', 'skipped']);
});

test('[K14] what is required at closing binds whoever closes by hand, on every path, and no clock', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const saved = await prefer(business, { required: { sentiment: true, tag: true, note: false } });
  const agent = await business.person('agent');
  const supervisor = await business.person('supervisor');
  const { chat } = await business.liveChat(agent);
  const refused = await agent.send<{ code: string; errors: unknown }>('POST', `/api/chats/${chat.id}/close`, closeForm(chat));
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'invalid',
      errors: [
        { path: 'sentiment', message: 'Choose a sentiment' },
        { path: 'tagIds', message: 'Choose a tag' },
      ],
    },
  });
  const { results } = await supervisor.post<{ results: BulkResult[] }>('/api/chats/bulk-close', { chatIds: [chat.id] });
  expect(results).toMatchObject([{ outcome: 'failed', code: 'invalid' }]);
  const [department] = saved.departments;
  await prefer(business, { departments: [{ ...department!, required: { sentiment: false, tag: null, note: true } }] });
  const inDepartment = await agent.send<{ errors: { path: string }[] }>('POST', `/api/chats/${chat.id}/close`, closeForm(chat));
  expect(inDepartment.body.errors.map(({ path }) => path)).toEqual(['tagIds', 'note']);
  await agent.post(`/api/chats/${chat.id}/pending`);
  await ringClock(desk, chat.id);
  await until(async () => (await agent.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.status === 'closed');
});

test('[K15] two supervisors: the stale save is refused with what stands now', async ({ desk }) => {
  const business = await createBusiness(desk, {});
  const [one, two] = [await business.person('supervisor'), await business.person('supervisor')];
  const before = await one.get<ClosingPreferences>('/api/preferences');
  await one.put('/api/preferences', { ...before, undoSeconds: 30 });
  const stale = await two.send('PUT', '/api/preferences', { ...before, maxTags: 3 });
  expect(stale).toMatchObject({
    status: 409,
    body: { code: 'conflict', preferences: { undoSeconds: 30, maxTags: 1, version: before.version + 1 } },
  });
  await expect((await business.person('agent')).put('/api/preferences', before)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[K13] tags are proposed from what customers wrote in chats with that tag, and only likely ones', async ({ desk }) => {
  const business = await createBusiness(desk, { tags: ['Coverage', 'Invoice'] });
  const agent = await business.person('agent');
  const about = {
    Coverage: 'No signal and no coverage at my house, phone shows nothing',
    Invoice: 'My invoice has a charge that is wrong, please refund the amount',
  };
  for (let i = 0; i < 36; i++) {
    const kind = i % 2 === 0 ? 'Coverage' : 'Invoice';
    const { chat } = await business.liveChat(agent, `${about[kind]} ${i}`);
    await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat, { tagIds: [business.tags[kind]!] }));
  }
  const { chat } = await business.liveChat(agent, 'There is no signal, my phone has no coverage');
  expect(await agent.get(`/api/chats/${chat.id}/suggestions`)).toEqual({
    tags: [expect.objectContaining({ name: 'Coverage' })],
    sentiment: null,
  });
  const { chat: odd } = await business.liveChat(agent, 'Zebra giraffe');
  expect(await agent.get(`/api/chats/${odd.id}/suggestions`)).toEqual({ tags: [], sentiment: null });
  await agent.post(
    `/api/chats/${chat.id}/close`,
    closeForm(chat, { tagIds: [business.tags.Invoice!], proposed: { tagIds: [business.tags.Coverage!], sentiment: null } }),
  );
  const row = await desk.db.selectFrom('closures').select('proposed').where('chat_id', '=', chat.id).executeTakeFirstOrThrow();
  expect(row.proposed).toEqual({ tagIds: [business.tags.Coverage], sentiment: null });
});
