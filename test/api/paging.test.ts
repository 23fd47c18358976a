import type { Chat } from '@desk/protocol/chat';
import type { ClosureRow } from '@desk/protocol/closure';
import type { Page } from '@desk/protocol/wire';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../desk.ts';
import { closeForm, createBusiness, type Person } from '../people.ts';

/** Every item of a list, one to a page. */
async function pagedBy<T>(person: Person, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page<T> = await person.get<Page<T>>(`${path}&limit=1${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

test('pages hold every row once, also those that differ by less than a cursor tells apart', async ({ desk }) => {
  const business = await createBusiness(desk);
  const agent = await business.person('agent', { limit: 9 });
  const supervisor = await business.person('supervisor');
  const chats: Chat[] = [];
  for (let i = 0; i < 4; i++) chats.push((await business.liveChat(agent)).chat);
  for (const chat of chats) await agent.post(`/api/chats/${chat.id}/close`, closeForm(chat));
  const ids = chats.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    const at = `2026-03-01T10:00:00.123${[456, 111, 0, 499][i]}Z`;
    await sql`update chats set last_message_at = ${at}::text::timestamptz where id = ${id}`.execute(desk.db);
    await sql`update closures set closed_at = ${at}::text::timestamptz where chat_id = ${id}`.execute(desk.db);
  }
  const closures = await pagedBy<ClosureRow>(supervisor, '/api/closures?from=2026-03-01T00:00:00Z');
  expect(closures.map(({ chatId }) => chatId).sort()).toEqual(ids.toSorted());
  const closed = await pagedBy<Chat>(supervisor, '/api/chats?tab=closed');
  expect(closed.map(({ id }) => id).sort()).toEqual(ids.toSorted());
});

test('closed chats are found by what their row stands for, with no wildcards, and an agent finds only their own', async ({ desk }) => {
  const business = await createBusiness(desk);
  const [agent, other] = [await business.person('agent', { limit: 9 }), await business.person('agent', { available: false })];
  const closed = async (words: string, note: string) => {
    const { chat } = await business.liveChat(agent, words);
    return agent.post<Chat>(`/api/chats/${chat.id}/close`, closeForm(chat, { note }));
  };
  const refund = await closed('My money is 100% gone', 'Refund is on its way');
  await closed('Where is my router', 'Delivered');
  const found = async (person: Person, q: string) =>
    (await person.get<Page<Chat>>(`/api/chats?tab=closed&mine=true&q=${encodeURIComponent(q)}`)).items.map(({ id }) => id);
  for (const q of ['refund', '100% GONE', `#${refund.number}`]) expect(await found(agent, q)).toEqual([refund.id]);
  expect(await found(agent, 'mobile')).toHaveLength(2);
  for (const q of ['0%', '_i', '%%', 'router refund']) expect(await found(agent, q)).toHaveLength(q === '0%' ? 1 : 0);
  expect(await found(other, 'refund')).toEqual([]);
});
