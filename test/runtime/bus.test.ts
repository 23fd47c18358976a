import { randomBytes } from 'node:crypto';
import type { Bus, Signal } from '@desk/runtime/bus';
import { createMemoryBus } from '@desk/runtime/bus-memory';
import { createRedisBus } from '@desk/runtime/bus-redis';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { eventOf, eventsOf, listen, numbers, seqsOf, until } from './bus-cases.ts';
import { testOutages } from './bus-outages.ts';

/** What every bus must do, on the form of this run. In the process both nodes are the same one. */
let first: Bus;
let second: Bus;

beforeEach(async () => {
  if (inject('form') === 'embedded') {
    first = second = createMemoryBus({ capacity: 500 });
    return;
  }
  const options = { url: inject('redisUrl'), prefix: `bus-${randomBytes(6).toString('hex')}:`, maxLength: 500 };
  [first, second] = await Promise.all([createRedisBus(options), createRedisBus(options)]);
});

afterEach(async () => {
  await Promise.all([first.close(), second.close()]);
});

test('every node hears every event once, in the order of publishing', async () => {
  const ears = await Promise.all([listen(first), listen(second), listen(second)]);
  for (let from = 1; from <= 100; from += 10) await first.publish(eventsOf(from, from + 9));
  await second.publish([eventOf(101)]);
  for (const ear of ears) {
    await ear.hears(101);
    expect(ear.seqs()).toEqual(numbers(1, 101));
    expect(ear.gaps).toEqual([]);
  }
});

test('an event arrives as it was published', async () => {
  const ear = await listen(second);
  await first.publish([eventOf(1)]);
  await ear.hears(1);
  expect(ear.messages[0]?.event).toEqual(eventOf(1));
});

test('cursors grow in the order of hearing, and the head is the newest', async () => {
  const ear = await listen(second);
  await first.publish(eventsOf(1, 20));
  await ear.hears(20);
  const cursors = ear.messages.map((message) => message.cursor);
  expect([...cursors].reverse().sort(second.compare)).toEqual(cursors);
  expect(new Set(cursors).size).toBe(20);
  expect(second.compare(await first.head(), cursors.at(-1) ?? '')).toBe(0);
});

test('from any cursor on exactly the missing messages are given', async () => {
  const start = await second.head();
  const ear = await listen(second);
  await first.publish(eventsOf(1, 30));
  await ear.hears(30);
  expect(seqsOf(await second.since(start, 100))).toEqual(numbers(1, 30));
  for (const [i, { cursor }] of ear.messages.entries()) expect(await second.since(cursor, 100)).toEqual(ear.messages.slice(i + 1));
  expect(await first.since(await second.head(), 100)).toEqual([]);
});

test('whoever listens first and then asks for what is missing lacks nothing, while others publish', async () => {
  await first.publish(eventsOf(1, 50));
  const cursor = await first.head();
  await first.publish(eventsOf(51, 100));
  const publishing = (async () => {
    for (let seq = 101; seq <= 300; seq++) await first.publish([eventOf(seq)]);
  })();
  const ear = await listen(second);
  const missing = await second.since(cursor, 500);
  await publishing;
  await ear.hears(300);
  const newest = missing?.at(-1)?.cursor ?? '';
  const live = ear.messages.filter((message) => second.compare(message.cursor, newest) > 0);
  expect([...(seqsOf(missing) ?? []), ...(seqsOf(live) ?? [])]).toEqual(numbers(51, 300));
});

test('more messages than the limit are not given', async () => {
  const start = await first.head();
  await first.publish(eventsOf(1, 10));
  expect(seqsOf(await first.since(start, 10))).toEqual(numbers(1, 10));
  expect(await first.since(start, 9)).toBeNull();
});

test.each(['', 'nonsense', '0-0', '$', '000000000000-0', '1700000000000-0', '-1'])(
  'the foreign cursor %j is recognised',
  async (cursor) => {
    await first.publish(eventsOf(1, 3));
    expect(await first.since(cursor, 100)).toBeNull();
  },
);

test('a cursor of an earlier bus is recognised, whatever has been published since', async () => {
  const earlier =
    inject('form') === 'embedded'
      ? createMemoryBus()
      : await createRedisBus({ url: inject('redisUrl'), prefix: `${randomBytes(6).toString('hex')}:` });
  await earlier.publish(eventsOf(1, 3));
  const cursor = await earlier.head();
  await earlier.close();
  const then = Date.now();
  await until(() => Date.now() > then);
  await first.publish(eventsOf(1, 5));
  expect(await first.since(cursor, 100)).toBeNull();
});

test('a cursor whose successors were forgotten is not resumed from', async () => {
  const start = await first.head();
  for (let from = 1; from <= 2_000; from += 100) await first.publish(eventsOf(from, from + 99));
  expect(await first.since(start, 5_000)).toBeNull();
  const ear = await listen(first);
  await first.publish([eventOf(2_001)]);
  await ear.hears(2_001);
  expect(await first.since(ear.messages[0]?.cursor ?? '', 5_000)).toEqual([]);
});

test('a listener that throws does not keep the others from hearing', async () => {
  await second.subscribe({
    onMessages() {
      throw new Error('no');
    },
    onGap() {},
  });
  const ear = await listen(second);
  await first.publish([eventOf(1)]);
  await first.publish([eventOf(2)]);
  await ear.hears(2);
  expect(ear.seqs()).toEqual([1, 2]);
});

test('whoever has stopped listening hears nothing more', async () => {
  const [gone, there] = await Promise.all([listen(second), listen(second)]);
  await gone.stop();
  await first.publish([eventOf(1)]);
  await there.hears(1);
  expect(gone.messages).toEqual([]);
});

test('a nudge rings at every node', async () => {
  const rung: string[] = [];
  await first.onNudge(() => void rung.push('first'));
  await second.onNudge(() => void rung.push('second'));
  first.nudge();
  await until(() => rung.length === 2);
  expect(rung.sort()).toEqual(['first', 'second']);
});

test('a signal reaches every node as it was given', async () => {
  const heard: Signal[] = [];
  await first.onSignal((signal) => void heard.push(signal));
  const stop = await second.onSignal((signal) => void heard.push(signal));
  const typing: Signal = {
    type: 'typing',
    workspaceId: 'ws_1',
    chatId: 'chat_1',
    customerId: 'cust_1',
    agentId: null,
    who: { kind: 'agent', name: 'Noor' },
  };
  first.signal(typing);
  await until(() => heard.length === 2);
  expect(heard).toEqual([typing, typing]);
  await stop();
  const presence: Signal = { type: 'presence', workspaceId: 'ws_1' };
  second.signal(presence);
  await until(() => heard.length === 3);
  expect(heard.at(-1)).toEqual(presence);
});

test('a bus that works says so', async () => {
  expect(await first.healthy()).toBe(true);
});

if (inject('form') === 'distributed') describe('when Redis is in trouble', testOutages);
