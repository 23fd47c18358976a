import { randomBytes } from 'node:crypto';
import { type Backends, openBackends } from '@desk/runtime/backends';
import { createRedisLimiter } from '@desk/runtime/limits-redis';
import { silentLog } from '@desk/runtime/log';
import { openRedis } from '@desk/runtime/redis';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** What limits must do, on the form of this run; in the distributed form on two nodes. */
let nodes: [Backends, Backends];

beforeAll(async () => {
  const redisUrl = inject('form') === 'distributed' ? inject('redisUrl') : undefined;
  const prefix = `limits-${randomBytes(6).toString('hex')}:`;
  const first = await openBackends({ redisUrl, prefix });
  nodes = [first, redisUrl === undefined ? first : await openBackends({ redisUrl, prefix })];
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
});

test('the nodes share one limit, also when all ask at once', async () => {
  const [first, second] = nodes;
  const rate = { limit: 5, windowSeconds: 600 };
  const asked = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? first : second).limiter.take('sign-in', rate));
  const taken = await Promise.all(asked);
  expect(taken.filter(({ ok }) => ok)).toHaveLength(5);
  for (const { ok, retryAfterSeconds } of taken) expect(retryAfterSeconds).toBe(ok ? 0 : 120);
});

test('keys do not touch one another', async () => {
  const [{ limiter }] = nodes;
  const rate = { limit: 1, windowSeconds: 600 };
  expect((await limiter.take('visitor-1', rate)).ok).toBe(true);
  expect((await limiter.take('visitor-2', rate)).ok).toBe(true);
  expect((await limiter.take('visitor-1', rate)).ok).toBe(false);
});

test('one more is free after its time, and a refused call costs nothing', async () => {
  const [{ limiter }] = nodes;
  const rate = { limit: 20, windowSeconds: 1 };
  for (let i = 0; i < 20; i++) await limiter.take('message', rate);
  await expect.poll(async () => (await limiter.take('message', rate)).ok, { interval: 5 }).toBe(true);
});

if (inject('form') === 'distributed') {
  test('without Redis a node still limits, by itself', async () => {
    const redis = await openRedis({ url: inject('redisUrl'), name: 'limits', log: silentLog });
    redis.disconnect();
    const limiter = createRedisLimiter({ redis, log: silentLog });
    const rate = { limit: 1, windowSeconds: 600 };
    expect(await limiter.take('sign-in', rate)).toEqual({ ok: true, retryAfterSeconds: 0 });
    expect(await limiter.take('sign-in', rate)).toEqual({ ok: false, retryAfterSeconds: 600 });
  });
}
