import { assignWaiting } from '@desk/core/routing/assign-waiting';
import type { Chat, ChatWithMessages } from '@desk/protocol/chat';
import type { AgentLoad } from '@desk/protocol/people';
import type { TransferTargets } from '@desk/protocol/transfer';
import { expect } from 'vitest';
import { dueAt } from '../closing/chat-clock.ts';
import { test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import type { Person } from '../people.ts';
import { until } from '../until.ts';
import { liveStage, offer, outcomes, toAgent } from './offered-chat.ts';

const items = ({ items }: { items: Chat[] }) => items.map(({ id }) => id);

test('[C15] the owner offers a chat: it stays theirs, its clock runs on, who may take it hears of it, and its customer nothing', async ({
  desk,
}) => {
  const stage = await liveStage(desk);
  const { business, owner, chat, customer, path } = stage;
  const [wen, ines] = [await business.person('agent', { name: 'Wen' }), await business.person('supervisor', { name: 'Ines' })];
  const [theirs, widget] = [await listen(wen, ['chats']), await listenAsVisitor(customer)];
  const clock = await dueAt(desk, chat.id);

  const offered = await offer(stage, toAgent(wen), '  She wants her\nmoney back  ');
  const transfer = {
    from: { id: owner.id, name: 'Noor Haddad' },
    to: { kind: 'agent', id: wen.id, name: 'Wen' },
    note: 'She wants her\nmoney back',
    declinedBy: [],
  };
  expect(offered).toMatchObject({ status: 'live', agent: { id: owner.id }, transfer, version: chat.version + 1 });
  expect(Date.parse(offered.transfer!.expiresAt) - Date.parse(offered.transfer!.offeredAt)).toBe(20 * 60_000);
  expect(await dueAt(desk, chat.id)).toEqual(clock);
  expect((await theirs.event('chat.transfer-offered')).data.transfer).toEqual(offered.transfer);
  const waiting = async () => [items(await wen.get('/api/chats/offered')), items(await wen.get('/api/chats'))];
  expect(await waiting()).toEqual([[chat.id], []]);
  expect([items(await owner.get('/api/chats/offered')), items(await ines.get('/api/chats/offered'))]).toEqual([[], []]);

  // The owner goes on, and whoever was asked may read along.
  await owner.post(`${path}/messages`, { text: 'One moment', clientId: 'one-moment' });
  const read = await wen.get<ChatWithMessages>(path);
  expect(read.messages.at(-1)).toMatchObject({ text: 'One moment', author: { name: 'Noor Haddad' } });
  expect(read.events.at(-1)).toMatchObject({ type: 'chat.transfer-offered', data: { transfer } });
  await expect(wen.post(`${path}/messages`, { text: 'Hello', clientId: 'not-yet-mine' })).rejects.toMatchObject({ code: 'not-yours' });
  await until(() => widget.texts.some((text) => text.includes('One moment')));
  expect(JSON.stringify([widget.texts, await customer.get('/api/widget/chat')])).not.toMatch(/transfer|Wen|money/i);
});

test('[C15] it can be offered to whoever is available and has a place, or to a department with somebody; each refusal says why', async ({
  desk,
}) => {
  const stage = await liveStage(desk);
  const { business, owner, path } = stage;
  const billing = await business.department('Billing');
  const full = await business.person('agent', { name: 'Ada', limit: 1 });
  await business.liveChat(full);
  const [away, ben] = [await business.person('agent', { available: false }), await business.person('agent', { name: 'Ben', limit: 3 })];
  const ines = await business.person('supervisor', { available: false });
  const mobile = { id: business.departmentId, name: 'Mobile' };
  expect(await owner.get<TransferTargets>(`${path}/transfer-targets`)).toEqual({
    departments: [
      { id: billing, name: 'Billing', available: 0, free: 0 },
      { ...mobile, available: 2, free: 1 },
    ],
    agents: [
      { id: full.id, name: 'Ada', departments: [mobile], load: 1, limit: 1, isAtLimit: true },
      { id: ben.id, name: 'Ben', departments: [mobile], load: 0, limit: 3, isAtLimit: false },
    ],
  });
  const refused = (to: object, who = owner) => who.send<{ code: string; title: string }>('POST', `${path}/transfer`, { to });
  const codes = async (...answers: ReturnType<typeof refused>[]) =>
    (await Promise.all(answers)).map(({ status, body }) => [status, body.code]);
  expect(
    await codes(
      refused(toAgent(away)),
      refused(toAgent(full)),
      refused({ kind: 'department', id: billing }),
      refused(toAgent(owner)),
      refused(toAgent(ben), ben),
      refused(toAgent(ben), ines),
    ),
  ).toEqual([
    [409, 'not-available'],
    [409, 'at-limit'],
    [409, 'nobody-available'],
    [422, 'invalid'],
    [403, 'not-yours'],
    [403, 'not-yours'],
  ]);
  // A family is one character to a person, and eleven units to a computer.
  const families = (count: number) => '👨‍👩‍👧‍👦'.repeat(count);
  expect((await owner.send('POST', `${path}/transfer`, { to: toAgent(ben), note: families(501) })).body).toMatchObject({
    code: 'invalid',
    errors: [{ path: 'note', message: 'The note is longer than 500 characters' }],
  });
  expect((await offer(stage, toAgent(ben), families(500))).transfer?.note).toBe(families(500));
  expect((await refused(toAgent(ben))).body).toMatchObject({ code: 'already-offered', title: 'This chat is on offer to Ben.' });
});

test('[C15] [C5] an offer to an agent keeps a place of theirs, and gives it back; two cannot take the same one', async ({ desk }) => {
  const first = await liveStage(desk);
  const { business, owner } = first;
  const second = await business.liveChat(owner);
  const [wen, ines] = [await business.person('agent', { limit: 1 }), await business.person('supervisor', { available: false })];
  const paths = [first.path, `/api/chats/${second.chat.id}`];
  const answers = await Promise.all(paths.map((path) => owner.send<Chat>('POST', `${path}/transfer`, { to: toAgent(wen) })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  await owner.put('/api/me/availability', { available: false });
  const { chat: waiting } = await (await business.customer('Ben')).say('Hello');
  const status = async () => (await owner.get<ChatWithMessages>(`/api/chats/${waiting.id}`)).chat;
  const { id, transfer } = answers.find((answer) => answer.status === 200)!.body;
  expect(await assignWaiting(desk.db, business.workspaceId)).toEqual([]);
  const wens = (await ines.get<{ items: AgentLoad[] }>('/api/agents')).items.find((agent) => agent.id === wen.id);
  expect(wens).toMatchObject({ live: 0, kept: 1, limit: 1 });
  expect((await status()).status).toBe('queued');
  await owner.post(`/api/chats/${id}/transfer/cancel`, { transferId: transfer!.id });
  await until(async () => (await status()).agent?.id === wen.id);
});

test('[C10] a chat on offer cannot be set to pending', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { owner, path } = stage;
  const { transferId } = await offer(stage, toAgent(await stage.business.person('agent', { name: 'Wen' })));
  const refused = await owner.send('POST', `${path}/pending`);
  expect(refused).toMatchObject({ status: 409, body: { code: 'already-offered', title: 'This chat is on offer to Wen.' } });
  await owner.post(`${path}/transfer/cancel`, { transferId });
  expect(await owner.post<Chat>(`${path}/pending`)).toMatchObject({ status: 'pending' });
});

test('[C16] who accepts has the chat, live and new; its sender hears it, has a free place, and a key answers twice', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, chat, customer, path } = stage;
  const widget = await listenAsVisitor(customer);
  await desk.db.updateTable('memberships').set({ chat_limit: 1 }).where('user_id', '=', owner.id).execute();
  await owner.post(`${path}/pending`);
  const wen = await business.person('agent', { name: 'Wen', limit: 1 });
  const { transferId } = await offer(stage, toAgent(wen));
  const desktop = await listen(owner, ['chats', `chat:${chat.id}`]);
  await expect(owner.post(`${path}/transfer/accept`, { transferId })).rejects.toMatchObject({ code: 'not-yours' });
  const accept = () => wen.post<Chat>(`${path}/transfer/accept`, { transferId }, { 'idempotency-key': 'accept-once' });
  const [accepted, again] = await Promise.all([accept(), accept()]);
  expect(accepted).toMatchObject({ status: 'live', agent: { id: wen.id }, opened: false, department: chat.department });
  expect([again, accepted.transfer, accepted.transferEnded]).toEqual([accepted, undefined, undefined]);
  const heard = await desktop.event('chat.transfer-accepted');
  expect(heard).toMatchObject({ chat: accepted, actor: { id: wen.id }, data: { to: { id: wen.id }, from: { id: owner.id } } });
  await until(() => widget.texts.at(-1)?.includes('"agentName":"Wen"'));
  expect(widget.texts.join()).not.toMatch(/transfer|offer/i);
  expect([await outcomes(desk, chat.id), await dueAt(desk, chat.id)]).toEqual([['accepted'], expect.any(Date)]);
  await expect(owner.post(`${path}/messages`, { text: 'Hello', clientId: 'not-mine-now' })).rejects.toMatchObject({ code: 'not-yours' });
  await expect(owner.post(`${path}/transfer/cancel`, { transferId })).rejects.toMatchObject({
    code: 'offer-over',
    message: 'Wen accepted this chat.',
    details: { outcome: 'accepted', by: 'Wen' },
  });
  expect(await business.liveChat(owner)).toMatchObject({ chat: { agent: { id: owner.id } } });
});

test('[C16] a department’s offer is taken by the first of those who are available, and the chat belongs to it then', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, chat, path } = stage;
  const id = await business.department('Billing');
  const other = await business.liveChat(stage.owner);
  const [wen, ben, stranger] = await Promise.all(['Wen', 'Ben', 'Ada'].map((name) => business.person('agent', { name })));
  const supervisors = [await business.person('supervisor'), await business.person('supervisor')];
  const moves = [wen, ben, supervisors[1]].map((person) => business.move(person!, [id]));
  await Promise.all([...moves, business.move(supervisors[0]!, [business.departmentId])]);
  const [here, there] = await Promise.all(supervisors.map((supervisor) => listen(supervisor, ['chats'])));
  const cards = await Promise.all([wen, ben].map((person) => listen(person!, ['chats'])));
  const { transferId } = await offer(stage, { kind: 'department', id });
  await Promise.all(cards.map((card) => card.event('chat.transfer-offered')));
  await expect(stranger!.post(`${path}/transfer/accept`, { transferId })).rejects.toMatchObject({ code: 'not-yours' });
  expect(items(await wen!.get('/api/chats/offered'))).toEqual([chat.id]);

  const answers = await Promise.all(
    [wen, ben].map((person) => person!.send<Chat & { code: string; outcome: string }>('POST', `${path}/transfer/accept`, { transferId })),
  );
  const [winner, loser] = answers.sort((a, b) => a.status - b.status);
  expect(winner).toMatchObject({ status: 200, body: { department: { id, name: 'Billing' } } });
  expect(loser).toMatchObject({ status: 409, body: { code: 'offer-over', outcome: 'accepted', by: winner!.body.agent!.name } });
  const told = { type: 'chat.transfer-accepted', chat: { id: chat.id, department: { id } } };
  await Promise.all(cards.map((card) => card.event('chat.transfer-accepted')));
  expect(await here!.event('chat.transfer-accepted')).toMatchObject(told);
  expect(await there!.event('chat.transfer-accepted')).toMatchObject(told);
  // That it left is the last word of it where it was; where it went, it is heard of from now on.
  await stage.customer.say('Are you still there?');
  await there!.event('message.posted');
  await other.customer.say('And you?');
  await here!.event('message.posted', (event) => event.chatId === other.chat.id);
  expect(here!.events.filter(({ chatId }) => chatId === chat.id).at(-1)?.type).toBe('chat.transfer-accepted');
});

test('[C16] neither who is at their limit nor who is unavailable accepts what is offered to a department', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, path } = stage;
  const second = await business.liveChat(stage.owner);
  const full = await business.person('agent', { limit: 1 });
  await business.liveChat(full);
  const [away, ben] = [await business.person('agent', { available: false }), await business.person('agent', { limit: 1 })];
  await offer({ ...stage, path: `/api/chats/${second.chat.id}` }, toAgent(ben));
  const { transferId } = await offer(stage, { kind: 'department', id: business.departmentId });
  const accept = (who: Person) => who.post(`${path}/transfer/accept`, { transferId });
  await expect(accept(full)).rejects.toMatchObject({
    code: 'at-limit',
    message: 'You have 1 chat; your limit is 1. Close one or set it to pending first.',
  });
  await expect(accept(ben)).rejects.toMatchObject({
    code: 'at-limit',
    message: 'You have 0 chats, and 1 more is on offer to you; your limit is 1. Answer what is on offer, or close a chat first.',
  });
  await expect(away.post(`${path}/transfer/accept`, { transferId })).rejects.toMatchObject({ code: 'not-available' });
});
