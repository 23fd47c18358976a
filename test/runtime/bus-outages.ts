import { randomBytes } from 'node:crypto';
import { createRedisBus } from '@desk/runtime/bus-redis';
import { silentLog } from '@desk/runtime/log';
import { openRedis } from '@desk/runtime/redis';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { eventOf, eventsOf, listen, numbers, publishAnyhow, until } from './bus-cases.ts';
import { createOwnRedis, type OwnRedis } from './own-redis.ts';

/** What the bus on Redis must do when Redis is in trouble: on a Redis of its own, which is crashed, frozen and flushed. */
export function testOutages(): void {
  let redis: OwnRedis;
  let prefix: string;

  beforeAll(async () => {
    redis = await createOwnRedis();
    await redis.start();
  });
  afterAll(() => redis.remove());
  beforeEach(() => {
    prefix = `${randomBytes(6).toString('hex')}:`;
  });

  async function openBus() {
    const bus = await createRedisBus({ url: redis.url, prefix, maxLength: 10_000 });
    return Object.assign(bus, { [Symbol.asyncDispose]: () => bus.close() });
  }

  test('a crash of Redis loses no event: the reader goes on where it was', async () => {
    await using bus = await openBus();
    const ear = await listen(bus);
    await bus.publish(eventsOf(1, 500));
    await redis.crash();
    await expect(bus.publish([eventOf(0)])).rejects.toThrow();
    expect(await bus.healthy()).toBe(false);
    await redis.start();
    await publishAnyhow(bus, eventsOf(501, 600));
    await ear.hears(600);
    expect(ear.seqs()).toEqual(numbers(1, 600));
    expect(ear.gaps).toEqual([]);
    expect(await bus.healthy()).toBe(true);
  });

  test('signals and nudges are heard again after a crash', async () => {
    await using bus = await openBus();
    let rung = 0;
    await bus.onNudge(() => void rung++);
    await redis.crash();
    bus.nudge();
    await redis.start();
    await publishAnyhow(bus, [eventOf(1)]);
    await until(() => {
      bus.nudge();
      return rung > 0;
    });
  });

  test('a reader whose line is cut again and again hears everything once while others publish', async () => {
    await using bus = await openBus();
    await using admin = disposable(new Redis(redis.url));
    const ear = await listen(bus);
    for (let from = 1; from <= 1_000; from += 50) {
      await bus.publish(eventsOf(from, from + 49));
      await cutLine(admin, `${prefix}bus-reader`);
    }
    await ear.hears(1_000);
    expect(ear.seqs()).toEqual(numbers(1, 1_000));
    expect(ear.gaps).toEqual([]);
  });

  test('a flush is told as a gap, and what follows is heard', async () => {
    await using bus = await openBus();
    await using admin = disposable(new Redis(redis.url));
    const ear = await listen(bus);
    const before = await bus.head();
    await bus.publish([eventOf(1)]);
    await ear.hears(1);
    await admin.flushall();
    await bus.publish([eventOf(2)]);
    await ear.hears(2);
    expect(ear.gaps).toEqual([1]);
    expect(await bus.since(before, 100)).toBeNull();
    await bus.publish([eventOf(3)]);
    await ear.hears(3);
    expect([ear.seqs(), ear.gaps]).toEqual([[1, 2, 3], [1]]);
  });

  test('a flush is noticed even when nobody publishes', async () => {
    await using bus = await openBus();
    await using admin = disposable(new Redis(redis.url));
    const ear = await listen(bus);
    await admin.flushall();
    await until(() => ear.gaps.length === 1);
    expect(await bus.since(await bus.head(), 10)).toEqual([]);
  });

  test('a stream that was trimmed beyond the reader is told as a gap', async () => {
    await using bus = await openBus();
    await using admin = disposable(new Redis(redis.url));
    const ear = await listen(bus);
    await bus.publish([eventOf(1)]);
    await ear.hears(1);
    const key = `${prefix}events`;
    const entry = (seq: number) => ['event', JSON.stringify(eventOf(seq))];
    await admin
      .multi()
      .xadd(key, '*', ...entry(2))
      .xtrim(key, 'MAXLEN', 0)
      .xadd(key, '*', ...entry(3))
      .exec();
    await ear.hears(3);
    expect([ear.seqs(), ear.gaps]).toEqual([[1, 3], [1]]);
  });

  test('a Redis that falls silent is given up and found again', async () => {
    await using bus = await openBus();
    const ear = await listen(bus);
    redis.freeze();
    await expect(bus.publish([eventOf(0)])).rejects.toThrow();
    redis.wake();
    await publishAnyhow(bus, [eventOf(1)]);
    await ear.hears(1);
    expect(ear.gaps).toEqual([]);
  });

  test('who finds no Redis says so instead of waiting for ever', async () => {
    await redis.crash();
    await expect(openRedis({ url: redis.url, name: 'late', log: silentLog, answerMs: 200 })).rejects.toThrow(
      'Redis did not answer within 200 ms.',
    );
    await redis.start();
  });
}

/** Cuts the line of the client of that name, once it has one. */
async function cutLine(admin: Redis, name: string): Promise<void> {
  const id = await vi.waitUntil(async () => {
    const clients = String(await admin.client('LIST')).split('\n');
    return /\bid=(\d+)/.exec(clients.find((client) => client.includes(`name=${name} `)) ?? '')?.[1];
  });
  await admin.call('CLIENT', 'KILL', 'ID', id);
}

function disposable(client: Redis) {
  return Object.assign(client, { [Symbol.asyncDispose]: async () => client.disconnect() });
}
