import type { Chat } from '@desk/protocol/chat';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chatFixture } from './chat.fixture.ts';
import { ChatLists, chatsOf } from './chat-lists.ts';
import { ChatStore } from './chat-store.ts';
import { readOffered } from './read-offered.ts';
import { readOpenTab } from './read-open-tab.ts';
import { transferFixture } from './transfer.fixture.ts';

const me = chatFixture().agent!.id;
/** What the desk holds: its live chats in pages of two, and the others by their id. */
let live: Chat[] = [];
let others: Chat[] = [];
let offered: Chat[] = [];
let asked: string[] = [];

const numbered = (count: number) => Array.from({ length: count }, (_, i) => chatFixture({ id: `chat_${i}` }));
const ids = (chats: readonly Chat[]) => chats.map((chat) => chat.id).sort();

function answer(url: URL): Response {
  if (url.pathname === '/api/chats') {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const isLast = from + 2 >= live.length;
    return Response.json({ items: live.slice(from, from + 2), nextCursor: isLast ? null : String(from + 2) });
  }
  if (url.pathname === '/api/chats/offered') return Response.json({ items: offered, nextCursor: null });
  const chat = others.find((each) => url.pathname === `/api/chats/${each.id}`);
  if (chat) return Response.json({ chat, messages: [], events: [] });
  return Response.json({ type: 'about:blank', title: 'There is no such chat.', status: 404, code: 'not-found' }, { status: 404 });
}

beforeEach(() => {
  live = [];
  others = [];
  offered = [];
  asked = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return answer(new URL(path, location.href));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('an open tab is read to its last page', async () => {
  live = numbered(5);
  const store = new ChatStore();
  await readOpenTab(store, 'live');
  expect(ids(store.all())).toEqual(ids(live));
  expect(asked).toHaveLength(3);
});

test('a chat that left the tab unheard is read by itself, and one that is none any more is dropped', async () => {
  const [stays, moved, gone] = numbered(3) as [Chat, Chat, Chat];
  const store = new ChatStore();
  store.put(stays, moved, gone);
  live = [stays];
  others = [{ ...moved, version: 9, status: 'closed' }];
  await readOpenTab(store, 'live');
  expect(store.get(moved.id)?.status).toBe('closed');
  expect(store.get(gone.id)).toBeUndefined();
  expect(store.get(stays.id)?.status).toBe('live');
});

test('after a gap my list holds no chat that was given away meanwhile, and chats of others are not asked about', async () => {
  const [mine, given] = numbered(2) as [Chat, Chat];
  const theirs = chatFixture({ id: 'chat_theirs', agent: { id: 'usr_tomas', name: 'Tomás' } as never });
  const store = new ChatStore();
  const lists = new ChatLists(store, me);
  live = [mine, given];
  await lists.load('live');
  store.put(theirs);
  live = [mine];
  others = [{ ...given, version: 9, agent: theirs.agent }];
  asked = [];
  await lists.reload();
  expect(ids(chatsOf('live', store.all(), me))).toEqual([mine.id]);
  expect(asked.filter((path) => path.includes('chat_theirs'))).toEqual([]);
});

test('[C16] after a gap what is offered is read: what came is there, what ended unheard is read by itself, and my own offers are not asked about', async () => {
  const tomas = { id: 'usr_tomas', name: 'Tomás' } as never;
  const offer = (id: string, over: Partial<Chat> = {}) =>
    chatFixture({ id, agent: tomas, transfer: transferFixture({ id: `xfer_${id}` }), ...over });
  const store = new ChatStore();
  const passed = offer('chat_passed', { transfer: transferFixture({ declinedBy: [me] }) });
  const mine = offer('chat_mine', { agent: { id: me, name: 'Noor' } });
  store.put(offer('chat_ended'), offer('chat_stays'), passed, mine);
  offered = [offer('chat_stays'), offer('chat_came')];
  others = [offer('chat_ended', { version: 9, transfer: null })];
  await readOffered(store, me);
  expect(store.get('chat_came')?.transfer?.id).toBe('xfer_chat_came');
  expect(store.get('chat_ended')?.transfer).toBeNull();
  expect(asked).toEqual(['/api/chats/offered', '/api/chats/chat_ended']);
});
