import type { Topic } from '@desk/protocol/socket';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chatFixture } from './chat.fixture.ts';
import { Line } from './line.fixture.ts';
import { DeskSocket, type LineState } from './socket.ts';

const last = () => Line.all.at(-1)!;
let socket: DeskSocket;
let states: LineState['at'][] = [];
let resyncs = 0;
let resumed = 0;
let watched: Topic[] = [];

beforeEach(() => {
  Line.all = [];
  states = [];
  resyncs = 0;
  resumed = 0;
  watched = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  vi.stubGlobal('WebSocket', Line);
  socket = new DeskSocket('ws://desk.test/api/socket');
  socket.onState.add((state) => states.push(state.at));
  socket.onResync.add(() => resyncs++);
  socket.onResumed.add(() => resumed++);
  socket.onWatched.add((topics) => watched.push(...topics));
  socket.start();
});
afterEach(() => {
  socket.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('it says hello, and watches each topic once however many want it', async () => {
  const stop = socket.watch('closures');
  socket.watch('closures');
  socket.watch('chats');
  last().welcome(false);
  await Promise.resolve();
  expect(last().sent).toEqual([
    { type: 'hello', protocol: 1 },
    { type: 'watch', topics: ['closures', 'chats'] },
  ]);
  stop();
  await Promise.resolve();
  expect(last().sent.at(-1)).toEqual({ type: 'watch', topics: ['closures', 'chats'] });
  expect(resyncs).toBe(0);
});

test('after a cut it comes back with the last cursor; what cannot be resumed is said', () => {
  last().welcome(false);
  last().down({ type: 'events', cursor: 'c7', events: [] });
  last().onclose?.({ code: 1006 });
  expect(states.at(-1)).toBe('reconnecting');
  vi.advanceTimersByTime(300);
  expect(Line.all).toHaveLength(2);
  last().welcome(true, 'c7');
  last().watching();
  expect(last().sent[0]).toEqual({ type: 'hello', protocol: 1, since: 'c7' });
  expect([resyncs, resumed]).toEqual([0, 1]);
  last().onclose?.({ code: 1006 });
  vi.advanceTimersByTime(1_000);
  last().welcome(false, 'c9');
  last().watching();
  expect([resyncs, resumed]).toEqual([1, 1]);
});

test('lists are read once the first watch of a line counts, not before: what happens in between would be missed', () => {
  last().welcome(false);
  last().down({ type: 'resync' });
  expect(resyncs).toBe(0);
  last().watching(['chats']);
  expect(resyncs).toBe(1);
  last().down({ type: 'resync' });
  expect(resyncs).toBe(2);
});

test('what a topic leads to is read once that topic counts, while the others go on', () => {
  last().welcome(false);
  last().watching(['chats']);
  last().watching(['chats', 'closures']);
  last().watching(['chats']);
  last().watching(['chats', 'closures']);
  expect(watched).toEqual(['closures', 'closures']);
  expect(resyncs).toBe(1);
});

test('a chat that is refused is asked for once more, two seconds later', async () => {
  const topic = `chat:${chatFixture().id}` as const;
  socket.watch(topic);
  last().welcome(false);
  await Promise.resolve();
  last().watching([], [topic, 'closures']);
  vi.advanceTimersByTime(1_900);
  await Promise.resolve();
  expect(last().sent).toHaveLength(2);
  vi.advanceTimersByTime(100);
  await Promise.resolve();
  expect(last().sent[2]).toEqual({ type: 'watch', topics: [topic] });
  last().watching([], [topic]);
  vi.advanceTimersByTime(3_900);
  await Promise.resolve();
  expect(last().sent).toHaveLength(3);
});

test('while the server hears no news the line says so and lists are read at each answer, and once more when it hears again', () => {
  last().welcome(true, 'c1', false);
  last().watching();
  expect(socket.state).toEqual({ at: 'live', isHeldUp: true });
  last().pong(false);
  vi.advanceTimersByTime(1_000);
  last().pong(false); // asked each second, lists are read each ten
  expect(resyncs).toBe(1);
  vi.advanceTimersByTime(9_000);
  last().pong(false);
  expect(resyncs).toBe(2);
  last().pong(true);
  last().pong(true);
  expect(socket.state).toEqual({ at: 'live', isHeldUp: false });
  expect(resyncs).toBe(3);
});

test('a line that does not answer a ping is taken as lost', () => {
  last().welcome(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(last().sent.at(-1)).toEqual({ type: 'ping' });
  vi.advanceTimersByTime(4_000);
  expect(states.at(-1)).toBe('reconnecting');
});

test('a line that is watched closely is known to be dead within five seconds, any other within fourteen', () => {
  vi.stubGlobal('Worker', undefined); // the beat goes by the page's own clock
  last().welcome(false);
  const stop = socket.watchClosely();
  vi.advanceTimersByTime(4_900);
  expect(states.at(-1)).toBe('live');
  vi.advanceTimersByTime(100);
  expect(states.at(-1)).toBe('reconnecting');
  stop();
  vi.advanceTimersByTime(2_000);
  last().welcome(true);
  vi.advanceTimersByTime(13_900);
  expect(states.at(-1)).toBe('live');
  vi.advanceTimersByTime(100);
  expect(states.at(-1)).toBe('reconnecting');
});

test('after thirty seconds without a line the state is offline', () => {
  last().welcome(false);
  const now = Date.now();
  last().onclose?.({ code: 1006 });
  vi.spyOn(Date, 'now').mockReturnValue(now + 31_000);
  vi.advanceTimersByTime(1_000);
  last().onclose?.({ code: 1006 });
  expect(states.at(-1)).toBe('offline');
  vi.restoreAllMocks();
});

test('a session that is over and an old protocol end the line for good', () => {
  last().welcome(false);
  last().onclose?.({ code: 4401 });
  expect(socket.state).toEqual({ at: 'stopped', why: 'signed-out' });
  vi.advanceTimersByTime(60_000);
  expect(Line.all).toHaveLength(1);
  socket.start();
  last().onclose?.({ code: 4426 });
  expect(socket.state).toEqual({ at: 'stopped', why: 'reload' });
});
