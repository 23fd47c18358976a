import type { Chat, Message } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import type { Me } from '@desk/protocol/people';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chatFixture, messageFixture } from './chat.fixture.ts';
import { DeskData } from './desk-data.ts';
import { Line } from './line.fixture.ts';
import { Session } from './session.ts';
import { transferFixture } from './transfer.fixture.ts';

const ada = chatFixture({ version: 4 });
const at = '2026-05-14T10:11:00Z';
/** What the desk answers to a request for events, each taken once; then nothing. */
let answers: (DeskEvent[] | Promise<DeskEvent[]>)[] = [];
let asked: string[] = [];
let data: DeskData;
let session: Session;

function posted(chat: Chat, message?: Message): DeskEvent {
  return { seq: chat.version, type: 'message.posted', chatId: chat.id, chat, data: message ? { message } : {}, at } as unknown as DeskEvent;
}
const said = (version: number) => posted(chatFixture({ version }), messageFixture(version, 'customer', `m${version}`, at));
const slim = (version: number) => posted(chatFixture({ version }));
const texts = () => data.chats.transcript(ada.id)?.messages.map((message) => message.text);
const hear = (...events: DeskEvent[]) => Line.all.at(-1)!.down({ type: 'events', cursor: 'c2', events });

beforeEach(() => {
  localStorage.clear();
  answers = [];
  asked = [];
  Line.all = [];
  vi.stubGlobal('WebSocket', Line);
  vi.stubGlobal('fetch', async (path: string) => {
    if (!path.includes('/events')) return Response.json({ items: [], nextCursor: null });
    asked.push(path);
    return Response.json({ items: (await answers.shift()) ?? [] });
  });
  session = new Session();
  data = new DeskData({ id: ada.agent!.id } as Me, session);
  data.start();
  data.chats.putTranscript({ chat: ada, messages: [], events: [] });
  Line.all[0]!.welcome(true);
  Line.all[0]!.watching(['chats']);
});
afterEach(() => {
  data.stop();
  vi.unstubAllGlobals();
});

test('an event without what happened fills the transcript of the chat that is open, and of no other', async () => {
  hear(slim(5));
  expect(asked).toEqual([]);
  data.socket.watch(`chat:${ada.id}`);
  answers = [[said(5), said(6)]];
  hear(slim(6));
  await expect.poll(texts).toEqual(['m5', 'm6']);
  expect(asked).toEqual([`/api/chats/${ada.id}/events?after=4`]);
});

test('when the topic of an opened chat counts, what happened until then is asked for', async () => {
  hear(slim(5));
  data.socket.watch(`chat:${ada.id}`);
  answers = [[said(5)]];
  Line.all[0]!.watching(['chats', `chat:${ada.id}`]);
  await expect.poll(texts).toEqual(['m5']);
});

test('the chat of a colleague, of which no list tells, is asked for when its topic counts', async () => {
  const theirs = chatFixture({ version: 4, id: 'chat_01j000000000000000000000ab', agent: null });
  data.chats.putTranscript({ chat: theirs, messages: [], events: [] });
  data.socket.watch(`chat:${theirs.id}`);
  Line.all[0]!.watching(['chats', `chat:${theirs.id}`]);
  expect(asked).toEqual([`/api/chats/${theirs.id}/events?after=4`]);
});

test('what arrives while a gap is filled is asked for when that is done', async () => {
  const first = Promise.withResolvers<DeskEvent[]>();
  answers = [first.promise, [said(6), said(7)]];
  data.socket.watch(`chat:${ada.id}`);
  hear(slim(5));
  hear(slim(7));
  first.resolve([said(5)]);
  await expect.poll(texts).toEqual(['m5', 'm6', 'm7']);
  expect(asked).toHaveLength(2);
});

test('[C16] who comes to serve a department reads what it was offered before, once, and nobody else reads it', async () => {
  const me = (...departments: string[]) => ({
    id: ada.agent!.id,
    workspace: { zone: 'UTC' },
    departments: departments.map((id) => ({ id })),
  });
  const offered = chatFixture({ id: 'chat_N', agent: null, transfer: transferFixture() });
  let mine = me('dep_a');
  let reads = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/me')) return Response.json(mine);
    reads += Number(path.endsWith('/offered'));
    return Response.json({ items: path.endsWith('/offered') ? [offered] : [], nextCursor: null });
  });
  session.state = { at: 'in', me: me('dep_a') as unknown as Me };
  mine = me('dep_a', 'dep_b');
  data.socket.onResumed.call();
  await expect.poll(() => session.me?.departments).toHaveLength(2);
  expect(reads).toBe(0); // no list shows it
  await data.lists.loadOffered();
  data.chats.drop(offered.id);
  data.socket.onResumed.call();
  mine = me('dep_b');
  data.socket.onResumed.call();
  await expect.poll(() => data.chats.get(offered.id)).toBeDefined();
  expect(reads).toBe(2);
});
