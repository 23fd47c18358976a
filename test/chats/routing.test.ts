import { switchOffGone } from '@desk/core/people/seen';
import type { Chat } from '@desk/protocol/chat';
import type { AgentLoad, Me } from '@desk/protocol/people';
import type { Figures } from '@desk/protocol/report';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, test } from '../desk.ts';
import { listen } from '../listener.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';

/** Customers who wrote one after another, as the chats that wait. */
async function queueOf(business: Business, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await (await business.customer(`Customer ${i}`)).say('Hello')).chat.id);
  return ids;
}

const chatsOf = async (person: Person, tab: string) =>
  (await person.get<{ items: Chat[] }>(`/api/chats?tab=${tab}`)).items.map(({ id }) => id);

async function seenAt({ db }: Desk, { id }: Person): Promise<Date | null> {
  const row = await db.selectFrom('memberships').select('seen_at').where('user_id', '=', id).executeTakeFirstOrThrow();
  return row.seen_at;
}

test('[C2] [C3] waiting chats are handed out oldest first, up to the agent’s limit; the rest waits', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const agent = await business.person('agent', { available: false, limit: 2 });
  const queue = await queueOf(business, 3);
  const desktop = await listen(agent, ['chats']);
  await agent.put('/api/me/availability', { available: true });
  await desktop.event('chat.assigned', (event) => event.chatId === queue[1]);
  expect(desktop.events.filter(({ type }) => type === 'chat.assigned').map(({ chatId }) => chatId)).toEqual(queue.slice(0, 2));
  expect(await chatsOf(supervisor, 'queue')).toEqual([queue[2]]);
});

test('[C2] the agent with the fewest live chats is next, and nobody gets more than their limit when many come at once', async ({
  desk,
}) => {
  const business = await createBusiness(desk);
  const agents = await Promise.all([5, 5, 1].map((limit) => business.person('agent', { limit })));
  await Promise.all(Array.from({ length: 9 }, async (_, i) => (await business.customer(`Customer ${i}`)).say('Hello')));
  const loads = await until(async () => {
    const counts = await Promise.all(agents.map(async (agent) => (await chatsOf(agent, 'live')).length));
    return counts[0]! + counts[1]! + counts[2]! === 9 ? counts : null;
  });
  expect(loads).toEqual([4, 4, 1]);
});

test('[C2] a chat goes to agents of its department only', async ({ desk }) => {
  const business = await createBusiness(desk);
  const stranger = await business.person('agent', { available: false });
  await business.move(stranger, [await business.department('Billing')]);
  await stranger.put('/api/me/availability', { available: true });
  const [waiting] = await queueOf(business, 1);
  const agent = await business.person('agent');
  const { chat } = await business.liveChat(agent);
  expect((await chatsOf(agent, 'live')).sort()).toEqual([waiting, chat.id].sort());
  expect(await chatsOf(stranger, 'live')).toEqual([]);
});

test('[C3] a chat waits while everybody is at the limit, and the customer knows their place', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const { chat } = await business.liveChat(agent);
  await queueOf(business, 1);
  const second = await business.customer();
  await second.say('Hello');
  const { chat: mine } = await second.get<{ chat: object }>('/api/widget/chat');
  expect(mine).toMatchObject({ status: 'waiting', queuePosition: 2 });
  expect(await chatsOf(agent, 'live')).toEqual([chat.id]);
});

test('[C22] a supervisor who assigns while waiting chats are handed out gets no fault, and each chat one agent', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const agents = await Promise.all([1, 2, 3].map(() => business.person('agent', { available: false, limit: 30 })));
  const queue = await queueOf(business, 24);
  const assigned = queue.toReversed().map((id, i) => supervisor.post<Chat>(`/api/chats/${id}/assign`, { agentId: agents[i % 3]!.id }));
  await Promise.all(agents.map((agent) => agent.put('/api/me/availability', { available: true })));
  expect(await Promise.all(assigned)).toHaveLength(24);
  const mine = await until(async () => {
    const lists = (await Promise.all(agents.map((agent) => chatsOf(agent, 'live')))).flat();
    return lists.length >= 24 ? lists : null;
  });
  expect(mine.toSorted()).toEqual(queue.toSorted());
});

test('[C5] a close, a pending mark and becoming available each bring the next waiting chat', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 1 });
  const { chat } = await business.liveChat(agent);
  const queue = await queueOf(business, 3);
  const desktop = await listen(agent, ['chats']);
  const given = (id: string) => desktop.event('chat.assigned', (event) => event.chatId === id);

  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await given(queue[0]!);
  await agent.post(`/api/chats/${queue[0]}/pending`);
  await given(queue[1]!);
  await agent.put('/api/me/availability', { available: false });
  const { chat: second } = await agent.get<{ chat: Chat }>(`/api/chats/${queue[1]}`);
  await agent.post(`/api/chats/${queue[1]}/close`, closeForm(second));
  await agent.put('/api/me/availability', { available: true });
  await given(queue[2]!);
});

test('[C22] a supervisor gives any open chat to any agent at once, beyond limit, department and availability', async ({ desk }) => {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const owner = await business.person('agent', { limit: 1, name: 'Noor Haddad' });
  const target = await business.person('agent', { available: false, limit: 1, name: 'Tomas Lind' });
  await business.move(target, [await business.department('Billing')]);
  const { chat: live } = await business.liveChat(owner);
  const [queued] = await queueOf(business, 1);
  const assign = (id: string, agentId: string) => supervisor.post<Chat>(`/api/chats/${id}/assign`, { agentId });
  const taken = await listen(owner, ['chats']);

  expect(await assign(queued!, target.id)).toMatchObject({ status: 'live', agent: { name: 'Tomas Lind' }, opened: false });
  expect(await assign(live.id, target.id)).toMatchObject({ status: 'live', agent: { name: 'Tomas Lind' }, version: live.version + 1 });
  // Who had it before hears that it is gone, and loses the right to write.
  await taken.event('chat.assigned', (event) => event.chatId === live.id && event.chat?.agent?.id === target.id);
  await expect(owner.post(`/api/chats/${live.id}/messages`, { text: 'Mine?', clientId: 'not-mine-1' })).rejects.toMatchObject({
    code: 'not-yours',
  });

  await target.post(`/api/chats/${live.id}/pending`);
  expect(await assign(live.id, owner.id)).toMatchObject({ status: 'live', agent: { name: 'Noor Haddad' } });
  expect((await chatsOf(target, 'live')).sort()).toEqual([queued]);
  // Whoever has too many is told to supervisors with the chat to move first: whose customer waits longest.
  await assign(queued!, owner.id);
  const { movable } = await supervisor.get<Figures>('/api/figures');
  expect(movable).toMatchObject([{ agentId: owner.id, chatId: live.id }]);
});

test('[C22] who is given away as waiting, and was taken meanwhile, stays where they are', async ({ desk }) => {
  const business = await createBusiness(desk);
  const noor = await business.person('agent');
  const { chat } = await business.liveChat(noor);
  const wen = await business.person('agent', { available: false });
  const lead = await business.person('supervisor');
  const late = await lead.send('POST', `/api/chats/${chat.id}/assign`, { agentId: wen.id, ifWaiting: true });
  expect(late).toMatchObject({ status: 409, body: { code: 'conflict', title: 'Somebody was faster.' } });
  // Nor is one moved away from who has it no longer.
  const moved = await lead.send('POST', `/api/chats/${chat.id}/assign`, { agentId: lead.id, ifWith: wen.id });
  expect(moved).toMatchObject({ status: 409, body: { code: 'conflict' } });
  const free = await lead.send('POST', `/api/chats/${chat.id}/assign`, { agentId: lead.id, ifWith: null });
  expect(free).toMatchObject({ status: 409, body: { code: 'conflict' } });
  await noor.post(`/api/chats/${chat.id}/pending`);
  const parked = await lead.send('POST', `/api/chats/${chat.id}/assign`, { agentId: lead.id, ifWith: noor.id, ifLive: true });
  expect(parked).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await lead.get<{ chat: Chat }>(`/api/chats/${chat.id}`)).chat.agent!.id).toBe(noor.id);
  expect(await lead.post<Chat>(`/api/chats/${chat.id}/assign`, { agentId: lead.id, ifWith: noor.id })).toMatchObject({
    agent: { id: lead.id },
  });
});

test('[C22] an agent may not assign, a closed chat cannot be, and nobody can be given to who is not there', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [supervisor, agent] = [await business.person('supervisor'), await business.person('agent')];
  const stranger = await (await createBusiness(desk)).person('agent');
  const { chat } = await business.liveChat(agent);
  const assign = (who: Person, agentId: string) => who.post(`/api/chats/${chat.id}/assign`, { agentId });
  await expect(assign(agent, agent.id)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(assign(supervisor, stranger.id)).rejects.toMatchObject({ code: 'not-found' });
  await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  await expect(assign(supervisor, agent.id)).rejects.toMatchObject({ code: 'already-closed' });
});

/** The servers have noted without a gap for a day. Everybody of the business who was ever seen was so some minutes before. */
async function lastSeen({ db }: Desk, { workspaceId }: Business, minutes: number): Promise<void> {
  await sql`insert into seen_watch (id, since, noted_at) values (true, now() - interval '1 day', now())
    on conflict (id) do update set since = excluded.since, noted_at = excluded.noted_at`.execute(db);
  await sql`update memberships set seen_at = now() - make_interval(mins => ${minutes}), available_since = now() - interval '1 day'
    where workspace_id = ${workspaceId} and seen_at is not null`.execute(db);
}

test('[V5] whose desk is gone for two minutes gets no new chats and keeps theirs, and is back with it', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [noor, wen, ines] = [await business.person('agent'), await business.person('agent'), await business.person('supervisor')];
  const { chat } = await business.liveChat(noor);
  const [wall, before] = [await listen(ines, ['agents']), await listen(noor, ['chats'])];
  const load = async () => (await ines.get<{ items: AgentLoad[] }>('/api/agents')).items.find(({ id }) => id === noor.id)!;
  await until(async () => (await seenAt(desk, noor)) !== null);
  before.close();
  await until(async () => !(await load()).online);
  // A minute is not two; and Wen, who never opened a desk, may work by other means.
  await lastSeen(desk, business, 1);
  await switchOffGone(desk.db, business.workspaceId);
  expect(await load()).toMatchObject({ available: true, disconnectedAt: null });
  await lastSeen(desk, business, 3);
  const since = (await seenAt(desk, noor))!.toISOString();
  const gone = await wall.event('agent.availability-changed');
  expect(gone).toMatchObject({
    actor: { kind: 'system' },
    data: { agentId: noor.id, available: false, reason: 'disconnected', seenAt: since },
  });
  expect(await load()).toMatchObject({ available: false, online: false, disconnectedAt: since, live: 1 });
  expect(await noor.get<Me>('/api/me')).toMatchObject({ available: false, disconnectedAt: since, unavailableBy: null });
  expect(await chatsOf(noor, 'live')).toEqual([chat.id]);
  expect(await wen.get<Me>('/api/me')).toMatchObject({ available: true, disconnectedAt: null });

  const again = await listen(noor, ['chats']);
  const back = await again.event('agent.availability-changed');
  expect(back).toMatchObject({ data: { agentId: noor.id, available: true, reason: 'connected', seenAt: since } });
  expect(await noor.get<Me>('/api/me')).toMatchObject({ available: true, disconnectedAt: null });
});

test('[V2] a supervisor switches an agent of their departments off, who is told by whom and keeps their chats', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, ines, other] = [await business.person('agent'), await business.person('supervisor'), await business.person('supervisor')];
  await business.move(other, [await business.department('Billing')]);
  const { chat } = await business.liveChat(agent);
  const [desktop, wall] = [await listen(agent, ['chats']), await listen(ines, ['agents'])];
  const away = (who: Person, id: string = agent.id, body: object = { available: false }) =>
    who.send<{ code?: string }>('PUT', `/api/agents/${id}/availability`, body);
  expect((await away(other)).body.code).toBe('not-allowed');
  expect((await away(agent)).body.code).toBe('not-allowed');
  expect((await away(ines, (await business.person('admin')).id)).body.code).toBe('not-allowed');
  expect((await away(ines, agent.id, { available: true })).status).toBe(422);
  expect((await away(ines)).status).toBe(200);
  const told = await desktop.event('agent.availability-changed');
  expect(told).toMatchObject({ actor: { id: ines.id, name: ines.name }, data: { agentId: agent.id, available: false } });
  expect((await wall.event('agent.availability-changed')).seq).toBe(told.seq);
  expect(await agent.get<Me>('/api/me')).toMatchObject({ available: false, unavailableBy: { id: ines.id, name: ines.name } });
  expect(await chatsOf(agent, 'live')).toEqual([chat.id]);
  const [waiting] = await queueOf(business, 1);
  expect(await chatsOf(ines, 'queue')).toEqual([waiting]);

  // Twice is once; and they alone come back.
  await away(ines);
  expect(desktop.events.filter(({ type }) => type === 'agent.availability-changed')).toHaveLength(1);
  expect((await agent.send<Me>('PUT', '/api/me/availability', { available: true })).body).toMatchObject({
    available: true,
    unavailableBy: null,
  });
  await desktop.event('chat.assigned', ({ chatId }) => chatId === waiting);
});
