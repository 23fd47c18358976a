import type { ClientFrame, ServerFrame } from '@desk/protocol/socket';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskSocket, type LineState } from './socket.ts';

/** The other end of the browser's WebSocket: what was sent up stands in `sent`, and the test decides what comes down and when it breaks. */
class Line extends EventTarget {
  static all: Line[] = [];
  sent: ClientFrame[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    super();
    Line.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {}
  down(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcome(resumed: boolean, cursor = 'c1'): void {
    this.onopen?.();
    this.down({ type: 'welcome', protocol: 1, cursor, resumed, now: new Date().toISOString() });
  }
}

const last = () => Line.all.at(-1)!;
let socket: DeskSocket;
let states: LineState['at'][] = [];
let resyncs = 0;

beforeEach(() => {
  Line.all = [];
  states = [];
  resyncs = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('WebSocket', Line);
  socket = new DeskSocket('ws://desk.test/api/socket');
  socket.onState.add((state) => states.push(state.at));
  socket.onResync.add(() => resyncs++);
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
  expect(last().sent[0]).toEqual({ type: 'hello', protocol: 1, since: 'c7' });
  expect(resyncs).toBe(0);
  last().onclose?.({ code: 1006 });
  vi.advanceTimersByTime(1_000);
  last().welcome(false, 'c9');
  expect(resyncs).toBe(1);
});

test('a line that does not answer a ping is taken as lost', () => {
  last().welcome(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(last().sent.at(-1)).toEqual({ type: 'ping' });
  vi.advanceTimersByTime(4_000);
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
