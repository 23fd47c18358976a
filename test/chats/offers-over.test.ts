import { expireChat } from '@desk/core/chats/expire';
import { endOverdueOffers } from '@desk/core/transfers/expire';
import type { Chat, ChatWithMessages } from '@desk/protocol/chat';
import type { Figures } from '@desk/protocol/report';
import type { Transfer } from '@desk/protocol/transfer';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { ringClock } from '../closing/chat-clock.ts';
import { prefer } from '../closing/prefer.ts';
import { type Desk, test } from '../desk.ts';
import { listen, listenAsVisitor } from '../listener.ts';
import { closeForm, type Person } from '../people.ts';
import { until } from '../until.ts';
import { liveStage, offer, outcomes, ringOffer, toAgent } from './offered-chat.ts';

/** Types of the events that ended this offer. */
async function endings({ db }: Desk, transferId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`select type from events where data->'withdrawn'->>'id' = ${transferId}
    or (data->'transfer'->>'id' = ${transferId} and type not in ('chat.transfer-offered', 'chat.transfer-passed'))`.execute(db);
  return rows.map(({ type }) => type);
}

const offersOf = async (who: Person) => (await who.get<{ items: Chat[] }>('/api/chats/offered')).items.map(({ id }) => id);

test('[C17] who declines says why, the chat stays where it was, and its owner takes note', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, chat, path } = stage;
  await owner.post(`${path}/pending`);
  const wen = await business.person('agent', { name: 'Wen' });
  const { transferId, transfer } = await offer(stage, toAgent(wen), 'Yours?');
  const declined = await wen.post<Chat>(`${path}/transfer/decline`, { transferId, reason: 'At  lunch' });
  const ended = { id: transferId, to: transfer!.to, outcome: 'declined', by: { id: wen.id, name: 'Wen' }, reason: 'At  lunch', why: null };
  expect(declined).toMatchObject({ status: 'pending', agent: { id: owner.id }, transferEnded: ended });
  expect(declined.transfer).toBeUndefined();
  expect((await owner.get<ChatWithMessages>(path)).chat).toEqual(declined);
  await expect(wen.post(`${path}/transfer/acknowledge`, { transferId })).rejects.toMatchObject({ code: 'not-yours' });
  const noted = await owner.post<Chat>(`${path}/transfer/acknowledge`, { transferId });
  expect(noted.transferEnded).toBeUndefined();
  expect(await owner.post<Chat>(`${path}/transfer/acknowledge`, { transferId })).toEqual(noted);
  const { events } = await owner.get<ChatWithMessages>(path);
  expect(events.filter(({ type }) => type.includes('transfer')).map(({ type, actor, data }) => [type, actor.name, data])).toEqual([
    ['chat.transfer-offered', 'Noor Haddad', { transfer }],
    ['chat.transfer-declined', 'Wen', { transfer, by: { id: wen.id, name: 'Wen' }, reason: 'At  lunch' }],
  ]);
  // A new offer takes note as well.
  const second = await offer(stage, toAgent(wen));
  await wen.post(`${path}/transfer/decline`, { transferId: second.transferId });
  expect((await offer(stage, toAgent(wen))).transferEnded).toBeUndefined();
  expect(await outcomes(desk, chat.id)).toEqual(['declined', 'declined', null]);
});

test('[C17] one of a department who declines leaves it to the others, the last one ends it', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, path } = stage;
  const [wen, ben] = await Promise.all(['Wen', 'Ben'].map((name) => business.person('agent', { name })));
  const card = await listen(ben!, ['chats']);
  const { transferId } = await offer(stage, { kind: 'department', id: business.departmentId });
  const decline = (person = wen!) => person.post<Chat>(`${path}/transfer/decline`, { transferId });
  const passed = await decline();
  expect(passed).toMatchObject({ transfer: { id: transferId, declinedBy: [wen!.id] } });
  expect(await decline()).toEqual(passed);
  await expect(wen!.post(`${path}/transfer/accept`, { transferId })).rejects.toMatchObject({ message: 'You declined this chat.' });
  expect([await offersOf(wen!), await offersOf(ben!)]).toEqual([[], [stage.chat.id]]);
  expect((await card.event('chat.transfer-passed')).data.by).toEqual({ id: wen!.id, name: 'Wen' });
  expect(await decline(ben!)).toMatchObject({ transferEnded: { outcome: 'declined', by: { name: 'Ben' } } });
});

test('[C19] [S3] the owner takes the offer back; whoever it was made to hears it and nobody else, and is told so when they are late', async ({
  desk,
}) => {
  const stage = await liveStage(desk);
  const { business, owner, path } = stage;
  const [wen, ben] = [await business.person('agent'), await business.person('agent')];
  const [card, bens] = [await listen(wen, ['chats']), await listen(ben, ['chats'])];
  const { transferId, transfer } = await offer(stage, toAgent(wen));
  await expect(wen.post(`${path}/transfer/cancel`, { transferId })).rejects.toMatchObject({ code: 'not-yours' });
  const cancelled = await owner.post<Chat>(`${path}/transfer/cancel`, { transferId });
  expect([cancelled.status, cancelled.transfer, cancelled.transferEnded]).toEqual(['live', undefined, undefined]);
  expect((await card.event('chat.transfer-cancelled')).data.transfer).toEqual(transfer);
  const late = { code: 'offer-over', message: 'Noor Haddad took the offer back.', details: { outcome: 'cancelled', by: 'Noor Haddad' } };
  for (const verb of ['accept', 'decline']) await expect(wen.post(`${path}/transfer/${verb}`, { transferId })).rejects.toMatchObject(late);
  // A late word about this one is none about the next.
  const second = await offer(stage, toAgent(ben));
  await bens.event('chat.transfer-offered');
  expect(bens.events.map(({ chatId, data }) => [chatId, data])).toEqual([[stage.chat.id, { transfer: second.transfer }]]);
  await expect(wen.post(`${path}/transfer/decline`, { transferId })).rejects.toMatchObject(late);
  await expect(owner.post(`${path}/transfer/cancel`, { transferId })).rejects.toMatchObject({ message: 'You took the offer back.' });
  expect((await owner.get<ChatWithMessages>(path)).chat.transfer?.id).toBe(second.transferId);
});

test('[13.12] [C25] [C26] closing withdraws the offer, whoever closes: its receiver hears it, and an undo does not bring it back', async ({
  desk,
}) => {
  const stage = await liveStage(desk, 60);
  const { business, owner, chat, customer, path } = stage;
  const [wen, ines] = [await business.person('agent'), await business.person('supervisor')];
  const card = await listen(wen, ['chats']);
  const offered = await offer(stage, toAgent(wen));
  const closed = await owner.post<Chat>(`${path}/close`, closeForm(offered));
  expect([closed.status, closed.transfer]).toEqual(['closed', undefined]);
  expect((await card.event('chat.closed')).data.withdrawn).toEqual(offered.transfer);
  expect(await offersOf(wen)).toEqual([]);
  const late = { code: 'offer-over', message: 'This chat was closed.', details: { outcome: 'withdrawn', by: 'Noor Haddad' } };
  await expect(wen.post(`${path}/transfer/accept`, { transferId: offered.transferId })).rejects.toMatchObject(late);
  // Read anew, the line says so too; what was written about the chat is not a line's.
  const { events } = await owner.get<ChatWithMessages>(path);
  expect(events.find(({ type }) => type === 'chat.closed')?.data).toEqual({ withdrawn: offered.transfer });
  expect((await owner.post<Chat>(`${path}/undo-close`)).transfer).toBeUndefined();

  await offer(stage, toAgent(wen));
  await ines.post('/api/chats/bulk-close', { chatIds: [chat.id], seenVersions: {} });
  await ines.post(`${path}/undo-close`);
  await offer(stage, { kind: 'department', id: business.departmentId });
  await customer.say('//end');
  expect(await outcomes(desk, chat.id)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
});

test('[C22] [C13] [C24] a supervisor who assigns withdraws the offer, and so do the clocks that end a chat', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, chat, customer, path } = stage;
  const widget = await listenAsVisitor(customer);
  const pending = await business.liveChat(owner);
  const inPending = await listenAsVisitor(pending.customer);
  await owner.post(`/api/chats/${pending.chat.id}/pending`);
  const [wen, ines] = [await business.person('agent', { name: 'Wen' }), await business.person('supervisor')];
  const card = await listen(wen, ['chats']);
  const first = await offer(stage, toAgent(wen));
  const assigned = await ines.post<Chat>(`${path}/assign`, { agentId: ines.id });
  expect([assigned.agent?.id, assigned.transfer]).toEqual([ines.id, undefined]);
  expect((await card.event('chat.assigned')).data.withdrawn).toEqual(first.transfer);
  await expect(wen.post(`${path}/transfer/accept`, { transferId: first.transferId })).rejects.toMatchObject({
    message: `A supervisor gave this chat to ${ines.name}.`,
  });
  await ines.post(`${path}/assign`, { agentId: owner.id });
  const second = await offer(stage, toAgent(wen));
  await ringClock(desk, chat.id);
  await expireChat(desk.db, business.workspaceId, chat.id);
  expect((await card.event('chat.ticketed')).data.withdrawn).toEqual(second.transfer);
  const ticketed = (await owner.get<ChatWithMessages>(path)).events.find(({ type }) => type === 'chat.ticketed');
  expect(ticketed?.data).toEqual({ withdrawn: second.transfer });

  const third = await offer({ ...stage, ...pending, path: `/api/chats/${pending.chat.id}` }, toAgent(wen));
  await ringClock(desk, pending.chat.id);
  await expireChat(desk.db, business.workspaceId, pending.chat.id);
  expect((await card.event('chat.closed')).data).toMatchObject({ row: { reason: 'pending_expired' }, withdrawn: { id: third.transferId } });
  expect([await outcomes(desk, chat.id), await outcomes(desk, pending.chat.id)]).toEqual([['withdrawn', 'withdrawn'], ['withdrawn']]);
  // The customers hear that their chats go on or end, and no word of the offers.
  await until(() => widget.texts.at(-1)?.includes('"status":"ticket"') && inPending.texts.at(-1)?.includes('"status":"closed"'));
  expect(JSON.stringify([widget.texts, inPending.texts])).not.toMatch(/transfer|withdrawn|offer|Wen/i);
});

test('[C22] a supervisor who gives the chat to whom it is with withdraws the offer, and nothing else changes', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, path } = stage;
  await owner.post(`${path}/pending`);
  const [wen, ines] = [await business.person('agent', { name: 'Wen' }), await business.person('supervisor')];
  const card = await listen(wen, ['chats']);
  const { transferId, transfer, ...offered } = await offer(stage, toAgent(wen));
  const assign = () => ines.post<Chat>(`${path}/assign`, { agentId: owner.id });
  const kept = await assign();
  expect(kept).toEqual({ ...offered, version: offered.version + 1 });
  expect(await assign()).toEqual(kept);
  const { data } = await card.event('chat.assigned');
  expect(data).toEqual({ to: transfer?.from, from: transfer?.from, withdrawn: transfer });
  await expect(wen.post(`${path}/transfer/accept`, { transferId })).rejects.toMatchObject({
    code: 'offer-over',
    details: { outcome: 'withdrawn', by: ines.name },
  });
});

test('[C16] [C19] [C22] of an answer, a cancel, an assignment, a close and the clock at once, one ends the offer', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, chat, path } = stage;
  const [wen, ines] = [await business.person('agent'), await business.person('supervisor')];
  const { chat: other } = await business.liveChat(owner);
  for (let round = 0; round < 3; round++) {
    const { transferId, version } = await offer(stage, toAgent(wen));
    if (round % 2 === 1) await ringOffer(desk, transferId);
    const answers = await Promise.all([
      wen.send('POST', `${path}/transfer/accept`, { transferId }),
      wen.send('POST', `${path}/transfer/decline`, { transferId }),
      owner.send('POST', `${path}/transfer/cancel`, { transferId }),
      ines.send('POST', `${path}/assign`, { agentId: owner.id, ifWith: wen.id }),
      round === 2 ? owner.send('POST', `${path}/close`, closeForm({ version })) : endOverdueOffers(desk.db, business.workspaceId),
    ]);
    expect(answers.flatMap((answer) => (answer ? [answer.status] : [])).filter((status) => ![200, 403, 409].includes(status))).toEqual([]);
    await endOverdueOffers(desk.db, business.workspaceId);
    expect(answers.slice(0, 3).filter((answer) => answer?.status === 200).length).toBeLessThanOrEqual(1);
    expect(await endings(desk, transferId)).toHaveLength(1);
    const now = (await owner.get<ChatWithMessages>(path)).chat;
    const last = (await outcomes(desk, chat.id)).at(-1);
    expect(last).not.toBeNull();
    expect(now.transfer).toBeUndefined();
    if (now.status !== 'closed') await ines.post(`${path}/assign`, { agentId: owner.id });
    if (now.status !== 'closed' && now.transferEnded) await owner.post(`${path}/transfer/acknowledge`, { transferId });
  }
  expect((await owner.get<ChatWithMessages>(`/api/chats/${other.id}`)).chat).toEqual(other);
});

test('[C15] supervisors of the chat’s department see on the wall what is on offer, and since when it needs them', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, chat, owner } = stage;
  const short = await business.liveChat(owner);
  const [wen, ines, elsewhere] = [await business.person('agent'), await business.person('supervisor'), await business.person('supervisor')];
  await business.move(elsewhere, [await business.department('Billing')]);
  const { transfer } = await offer(stage, toAgent(wen), 'Secret');
  await prefer(business, { transferMinutes: 8 });
  const other = { ...stage, path: `/api/chats/${short.chat.id}` };
  await owner.post(`${other.path}/transfer/cancel`, { transferId: (await offer(other, toAgent(wen))).transferId });
  const inShort = await offer(other, toAgent(wen));
  const rowOf = (id: string, { id: _, note: __, declinedBy: ___, ...shown }: Transfer, minutes: number) => ({
    chatId: id,
    customer: 'Ada Moreno',
    department: chat.department,
    unansweredAt: new Date(Date.parse(shown.offeredAt) + minutes * 60_000).toISOString(),
    ...shown,
  });
  const seen = async (who: Person) => (await who.get<Figures>('/api/figures')).offers;
  expect(await seen(ines)).toEqual([rowOf(chat.id, transfer!, 15), rowOf(short.chat.id, inShort.transfer!, 6)]);
  expect(await seen(elsewhere)).toEqual([]);
});
