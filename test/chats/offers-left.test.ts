import { endOverdueOffers, workspacesWithOverdueOffers } from '@desk/core/transfers/expire';
import type { Chat } from '@desk/protocol/chat';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { signIn } from '../client.ts';
import { prefer } from '../closing/prefer.ts';
import { test } from '../desk.ts';
import { listen } from '../listener.ts';
import { PASSWORD, type Person } from '../people.ts';
import { until } from '../until.ts';
import { liveStage, offer, outcomes, ringOffer, toAgent } from './offered-chat.ts';

const offersOf = async (who: Person) => (await who.get<{ items: Chat[] }>('/api/chats/offered')).items.map(({ id }) => id);

test('[C18] an offer that nobody answers in the workspace’s time goes back to its owner', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, path } = stage;
  expect(await prefer(business, { transferMinutes: 3 })).toMatchObject({ transferMinutes: 3 });
  const wen = await business.person('agent', { name: 'Wen' });
  const [card, desktop] = [await listen(wen, ['chats']), await listen(owner, ['chats', `chat:${stage.chat.id}`])];
  const { transferId, transfer } = await offer(stage, toAgent(wen));
  expect(Date.parse(transfer!.expiresAt) - Date.parse(transfer!.offeredAt)).toBe(3 * 60_000);
  await ringOffer(desk, transferId);
  const late = await wen.send('POST', `${path}/transfer/accept`, { transferId });
  expect(late).toMatchObject({ status: 409, body: { code: 'offer-over', outcome: 'expired', title: 'The time of this offer is over.' } });
  await endOverdueOffers(desk.db, business.workspaceId);
  const ended = { id: transferId, outcome: 'expired', why: 'time', by: null };
  expect(await desktop.event('chat.transfer-expired')).toMatchObject({
    chat: { agent: { id: owner.id }, transferEnded: ended },
    data: { why: 'time' },
  });
  expect((await card.event('chat.transfer-expired')).data.transfer.id).toBe(transferId);
  await expect(wen.post(`${path}/transfer/decline`, { transferId })).rejects.toMatchObject({
    code: 'offer-over',
    details: { outcome: 'expired' },
  });
});

test('[C18] when its receiver goes away, by their own switch or a supervisor’s, an offer is over at once', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, owner, chat } = stage;
  const [wen, ben] = [await business.person('agent'), await business.person('agent')];
  const ines = await business.person('supervisor');
  const desktop = await listen(owner, ['chats', `chat:${chat.id}`]);
  const ended = async (transferId: string) => {
    const { data, chat } = await desktop.event('chat.transfer-expired', (event) => event.data.transfer.id === transferId);
    return [data.why, chat?.transferEnded?.why, chat?.agent?.id];
  };
  const left = ['receiver-left', 'receiver-left', owner.id];
  const one = await offer(stage, toAgent(wen));
  await wen.put('/api/me/availability', { available: false });
  expect(await ended(one.transferId)).toEqual(left);
  await expect(wen.post(`${stage.path}/transfer/accept`, { transferId: one.transferId })).rejects.toMatchObject({
    code: 'offer-over',
    message: 'Nobody to whom this chat was offered was available any more.',
  });
  // A department's goes on while somebody is left there.
  const two = await offer(stage, { kind: 'department', id: business.departmentId });
  await wen.put('/api/me/availability', { available: true });
  await ben.put('/api/me/availability', { available: false });
  await endOverdueOffers(desk.db, business.workspaceId);
  expect(await offersOf(wen)).toEqual([chat.id]);
  await ines.put(`/api/agents/${wen.id}/availability`, { available: false });
  expect(await ended(two.transferId)).toEqual(left);
});

test('[C18] ending what is overdue twice, or at once, ends it once; who signs out or leaves the team ends it too', async ({ desk }) => {
  const stage = await liveStage(desk);
  const { business, chat } = stage;
  const [wen, ben, admin] = [await business.person('agent'), await business.person('agent'), await business.person('admin')];
  const ends = async () =>
    (await sql<{ type: string }>`select type from events where chat_id = ${chat.id} and type like 'chat.transfer-expired'`.execute(desk.db))
      .rows.length;
  await offer(stage, toAgent(wen));
  // Of two desks of hers one signs out: nobody is available by halves.
  await (await signIn(desk.url, wen.email, PASSWORD)).post('/api/auth/sign-out');
  await until(async () => (await ends()) === 1);
  await offer(stage, toAgent(ben));
  await admin.send('DELETE', `/api/people/${ben.id}`);
  await until(async () => (await ends()) === 2);
  // Nobody else is left in the department when an admin puts the last one into another.
  const eve = await business.person('agent');
  const billing = await business.department('Billing');
  await offer(stage, { kind: 'department', id: business.departmentId });
  await admin.send('PATCH', `/api/people/${eve.id}`, { departmentIds: [billing] });
  await endOverdueOffers(desk.db, business.workspaceId);
  expect(await ends()).toBe(3);
  const { transferId } = await offer(stage, toAgent(eve));
  await ringOffer(desk, transferId);
  await Promise.all([1, 2, 3].map(() => endOverdueOffers(desk.db, business.workspaceId)));
  await endOverdueOffers(desk.db, business.workspaceId);
  expect([await ends(), await outcomes(desk, chat.id)]).toEqual([4, ['expired', 'expired', 'expired', 'expired']]);
  expect(await workspacesWithOverdueOffers(desk.db)).not.toContain(business.workspaceId);
});
