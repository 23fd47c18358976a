import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow, ClosuresByAgent, Replay } from '@desk/protocol/closure';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Desk, test } from '../desk.ts';
import { type Business, closeForm, createBusiness, type Person } from '../people.ts';

/** A closed chat whose closing is moved to a second of 10:04 (or beyond) on a day in March. */
async function closedAt(desk: Desk, business: Business, agent: Person, second: number, form: object = {}): Promise<Chat> {
  const { chat } = await business.liveChat(agent);
  const closed = await agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, form));
  const at = new Date(Date.parse('2026-03-01T10:04:00Z') + second * 1000).toISOString();
  await sql`update closures set closed_at = ${at}::text::timestamptz where chat_id = ${chat.id}`.execute(desk.db);
  return closed;
}

test('[V3] a past minute shows closures as they came in beside what they are now, and those that were undone', async ({ desk }) => {
  const business = await createBusiness(desk, { undoSeconds: 30 });
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const first = await closedAt(desk, business, agent, 0, { note: 'First words' });
  const undone = await closedAt(desk, business, agent, 30);
  const last = await closedAt(desk, business, agent, 59.999);
  await closedAt(desk, business, agent, 60);
  await supervisor.post(`/api/chats/${first.id}/wrap-up`, { tagIds: [business.tags.Outage], sentiment: 'negative' });
  await agent.post(`/api/chats/${undone.id}/undo-close`);
  const replay = await supervisor.get<Replay>('/api/closures/replay?at=2026-03-01T10:04:00Z');
  expect(replay).toMatchObject({ from: '2026-03-01T10:04:00Z', to: '2026-03-01T10:05:00.000Z', isWhole: true });
  expect(replay.items.map(({ came }) => came.chatId)).toEqual([last.id, undone.id, first.id]);
  expect(replay.items[2]).toMatchObject({
    came: { note: 'First words', sentiment: null, tags: [], undoneAt: null },
    now: { note: 'First words', sentiment: 'negative', tags: [{ name: 'Outage' }] },
  });
  expect(replay.items[1]).toMatchObject({ came: { undoneAt: null }, now: { undoneAt: expect.any(String) } });
  expect((await supervisor.get<Replay>('/api/closures/replay?at=2026-03-01T10:04:00Z&minutes=2')).items).toHaveLength(4);
  // Before the first closure there is nothing to look at, and the answer says where it begins.
  expect(replay.firstAt).toBeNull();
  const before = await supervisor.get<Replay>('/api/closures/replay?at=2025-03-01T10:04:00Z');
  expect([before.items, before.firstAt]).toEqual([[], '2026-03-01T10:04:00.000Z']);

  // Not for agents, not for another business, and no nonsense.
  expect((await agent.send('GET', '/api/closures/replay?at=2026-03-01T10:04:00Z')).status).toBe(403);
  const stranger = await (await createBusiness(desk)).person('supervisor');
  expect((await stranger.get<Replay>('/api/closures/replay?at=2026-03-01T10:04:00Z')).items).toEqual([]);
  for (const wrong of ['', 'at=yesterday', 'at=2026-03-01T10:04:00Z&minutes=61'])
    expect((await supervisor.send('GET', `/api/closures/replay?${wrong}`)).status).toBe(422);
});

test('closures are found by who had the chat, who closed it and why', async ({ desk }) => {
  const business = await createBusiness(desk);
  const early = await business.customer(); // nobody is there yet
  const { chat: unserved } = await early.say('Is anybody here?');
  await early.say('//end');
  const [agent, supervisor] = [await business.person('agent'), await business.person('supervisor')];
  const byAgent = await closedAt(desk, business, agent, 0);
  const { chat: open } = await business.liveChat(agent);
  await supervisor.post(`/api/chats/${open.id}/close`, closeForm(open));
  const { chat: ended, customer } = await business.liveChat(agent);
  await customer.say('//end');
  const found = async (query: string) =>
    (await supervisor.get<Page<ClosureRow>>(`/api/closures?${query}`)).items.map(({ chatId }) => chatId);
  expect(await found('closedBy=agent')).toEqual([byAgent.id]);
  expect(await found('closedBy=supervisor')).toEqual([open.id]);
  expect(await found(`closedBy=${supervisor.id}`)).toEqual([open.id]);
  expect(await found('closedBy=customer')).toEqual([ended.id, unserved.id]);
  expect(await found('reason=customer_end')).toEqual([ended.id, unserved.id]);
  expect(await found('agent=none')).toEqual([unserved.id]);
  expect((await found('reason=resolved')).sort()).toEqual([byAgent.id, open.id].sort());
  const counts = await supervisor.get<ClosuresByAgent>('/api/closures/agents?from=2026-01-01T00:00:00Z');
  expect(counts.items).toEqual([
    { agent: { id: agent.id, name: agent.name }, closures: 3 },
    { agent: null, closures: 1 },
  ]);
  // Who is asked for makes no difference, what else is asked for does; and without a beginning it is the last thirty days.
  const narrowed = `closedBy=agent&agent=${supervisor.id}&from=2026-01-01T00:00:00Z`;
  expect((await supervisor.get<ClosuresByAgent>(`/api/closures/agents?${narrowed}`)).items).toMatchObject([{ closures: 1 }]);
  const { from, items } = await supervisor.get<ClosuresByAgent>('/api/closures/agents');
  expect(Date.parse(from)).toBeGreaterThan(Date.now() - 31 * 86_400_000);
  expect(items).toMatchObject([{ closures: 2 }, { closures: 1 }]); // those that were not moved to March
  // An end alone is the thirty days before it.
  expect(await supervisor.get<ClosuresByAgent>('/api/closures/agents?to=2026-03-10T00:00:00Z')).toMatchObject({
    from: '2026-02-08T00:00:00.000Z',
    items: [{ closures: 1 }],
  });
  expect((await supervisor.get<ClosuresByAgent>('/api/closures/agents?q=nobody')).items).toEqual([]);
  for (const wrong of ['closedBy=cat', 'reason=fun']) expect((await supervisor.send('GET', `/api/closures?${wrong}`)).status).toBe(422);
});
