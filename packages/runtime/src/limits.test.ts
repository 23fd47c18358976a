import { expect, test } from 'vitest';
import { createMemoryLimiter } from './limits-memory.ts';

const rate = { limit: 3, windowSeconds: 60 };

function limiterAt() {
  const clock = { now: 1_000 };
  return { clock, limiter: createMemoryLimiter({ capacity: 2, now: () => clock.now }) };
}

test('the limit may be taken at once, then one more each time that one is free', async () => {
  const { clock, limiter } = limiterAt();
  for (let i = 0; i < 3; i++) expect(await limiter.take('a', rate)).toEqual({ ok: true, retryAfterSeconds: 0 });
  expect(await limiter.take('a', rate)).toEqual({ ok: false, retryAfterSeconds: 20 });
  clock.now += 5_500;
  expect(await limiter.take('a', rate)).toEqual({ ok: false, retryAfterSeconds: 15 });
  clock.now += 14_500;
  expect(await limiter.take('a', rate)).toEqual({ ok: true, retryAfterSeconds: 0 });
  expect(await limiter.take('a', rate)).toEqual({ ok: false, retryAfterSeconds: 20 });
});

test('in no window of the length are more than twice the limit taken, and on average not more than the limit', async () => {
  const { clock, limiter } = limiterAt();
  const taken: number[] = [];
  for (let second = 0; second < 600; second++, clock.now += 1_000) {
    if ((await limiter.take('a', rate)).ok) taken.push(second);
  }
  expect(taken.length).toBeLessThanOrEqual(3 + 600 / 20);
  for (const start of taken) expect(taken.filter((at) => at >= start && at < start + 60).length).toBeLessThanOrEqual(6);
});

test('keys do not touch one another', async () => {
  const { limiter } = limiterAt();
  for (let i = 0; i < 4; i++) await limiter.take('a', rate);
  expect((await limiter.take('b', rate)).ok).toBe(true);
});

test('many keys do not make the limiter forget one that is used up', async () => {
  const { clock, limiter } = limiterAt();
  for (const key of ['a', 'b', 'c', 'd']) for (let i = 0; i < 3; i++) await limiter.take(key, rate);
  expect((await limiter.take('a', rate)).ok).toBe(false);
  clock.now += 60_000;
  await limiter.take('e', rate);
  expect((await limiter.take('a', rate)).ok).toBe(true);
});
