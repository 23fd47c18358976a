import { DeskError } from '@desk/protocol/errors';
import { currentContext } from '@desk/runtime/log';
import type { QueueBackendOptions } from '@desk/runtime/queue-bullmq';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { openBackend, placeOf, remember, until } from './queue-cases.ts';

/** What every queue must do, on the form of this run. */
let database: TestDatabase;
let place: QueueBackendOptions;
beforeAll(async () => {
  database = await createTestDatabase();
  place = placeOf(database.url);
});
afterAll(() => database.drop());

let count = 0;
const newName = () => `queue-${++count}`;

test('jobs are done in the order in which they were added, with their data', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const done = remember();
  await backend.queue(name).add([]);
  await backend.queue(name).add([1, 2, 3].map((n) => ({ name: 'count', data: { n, text: 'Zoë 🙂' } })));
  await backend.queue(name).add([{ name: 'count-on', data: { n: 4 } }]);
  backend.worker(name, done.handler);
  await done.done(4);
  expect(done.jobs.map((job) => job.name)).toEqual(['count', 'count', 'count', 'count-on']);
  expect(done.data()).toEqual([...[1, 2, 3].map((n) => ({ n, text: 'Zoë 🙂' })), { n: 4 }]);
  expect(new Set(done.jobs.map((job) => job.id)).size).toBe(4);
});

test('a job whose id is known, waiting or done, adds nothing', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const queue = backend.queue(name);
  const done = remember();
  const link = (n: number) => ({ name: 'link', data: n, jobId: 'event-7' });
  await queue.add([link(1), link(2)]);
  await queue.add([link(3)]);
  expect((await queue.counts()).waiting).toBe(1);
  backend.worker(name, done.handler);
  await until(async () => (await queue.counts()).completed === 1);
  await queue.add([link(4), { name: 'end', data: 5 }]);
  await done.done(2);
  expect(done.data()).toEqual([1, 5]);
});

test.each(['a:b', '123'])('%j is refused as the id of a job', async (jobId) => {
  await using backend = await openBackend(place);
  await expect(backend.queue(newName()).add([{ name: 'a', data: null, jobId }])).rejects.toThrow(`"${jobId}" cannot be the id of a job.`);
});

test('a lower priority goes first, and none before all', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const done = remember();
  await backend.queue(name).add([
    { name: 'a', data: 'last', priority: 9 },
    { name: 'a', data: 'second', priority: 2 },
    { name: 'a', data: 'first' },
  ]);
  backend.worker(name, done.handler);
  await done.done(3);
  expect(done.data()).toEqual(['first', 'second', 'last']);
});

test('a delayed job is not done before its time', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const done = remember();
  const before = performance.now();
  await backend.queue(name).add([{ name: 'a', data: 1, delayMs: 300 }]);
  expect((await backend.queue(name).counts()).delayed).toBe(1);
  backend.worker(name, done.handler);
  await done.done(1);
  expect(performance.now() - before).toBeGreaterThanOrEqual(299);
});

test('a job that fails is tried again after its backoff, as often as it may', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const tried: { attempt: number; at: number }[] = [];
  const failures: [number, string, boolean][] = [];
  await backend.queue(name).add([{ name: 'a', data: 1, attempts: 3, backoff: { type: 'exponential', delayMs: 100 } }]);
  backend.worker(
    name,
    async (job) => {
      tried.push({ attempt: job.attempt, at: performance.now() });
      throw new Error('not yet');
    },
    { onFailed: (job, error, final) => void failures.push([job.attempt, error.message, final]) },
  );
  await until(() => failures.length === 3);
  expect(failures).toEqual([
    [1, 'not yet', false],
    [2, 'not yet', false],
    [3, 'not yet', true],
  ]);
  expect(tried.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  const [first, second, third] = tried.map(({ at }) => at);
  expect(second! - first!).toBeGreaterThanOrEqual(99);
  expect(third! - second!).toBeGreaterThanOrEqual(199);
  expect((await backend.queue(name).counts()).failed).toBe(1);
});

test('a refusal is not tried again, unless somebody was away', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const failures: unknown[] = [];
  await backend.queue(name).add([
    { name: 'not-allowed', data: 1, attempts: 3 },
    { name: 'unavailable', data: 2, attempts: 2 },
  ]);
  backend.worker(
    name,
    async (job) => {
      throw new DeskError(job.name === 'unavailable' ? 'unavailable' : 'not-allowed', 'No.');
    },
    { onFailed: (job, error, final) => void failures.push([job.name, job.attempt, error instanceof DeskError && error.code, final]) },
  );
  await until(() => failures.length === 3);
  expect(failures).toContainEqual(['not-allowed', 1, 'not-allowed', true]);
  expect(failures).toContainEqual(['unavailable', 1, 'unavailable', false]);
  expect(failures).toContainEqual(['unavailable', 2, 'unavailable', true]);
});

test('a job that asks to be run again later loses no attempt by it', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const attempts: number[] = [];
  await backend.queue(name).add([{ name: 'a', data: 1, attempts: 1 }]);
  backend.worker(name, async (job) => {
    attempts.push(job.attempt);
    return attempts.length < 4 ? { againInMs: 10 } : undefined;
  });
  await until(async () => (await backend.queue(name).counts()).completed === 1);
  expect(attempts).toEqual([1, 1, 1, 1]);
});

test('as many jobs run at once as the worker may, and no more', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  let running = 0;
  let most = 0;
  const all = Promise.withResolvers<void>();
  await backend.queue(name).add(Array.from({ length: 9 }, (_, n) => ({ name: 'a', data: n })));
  backend.worker(
    name,
    async () => {
      running++;
      most = Math.max(most, running);
      if (running === 3) all.resolve();
      await all.promise;
      running--;
    },
    { concurrency: 3 },
  );
  await until(async () => (await backend.queue(name).counts()).completed === 9);
  expect(most).toBe(3);
});

test('what a job logs carries the job', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const seen = Promise.withResolvers<unknown>();
  await backend.queue(name).add([{ name: 'link', data: 1, jobId: 'event-9' }]);
  backend.worker(name, async () => seen.resolve(currentContext()));
  expect(await seen.promise).toEqual({ queue: name, job: 'link', jobId: 'event-9' });
});

test('a backend that works says so', async () => {
  await using backend = await openBackend(place);
  expect(await backend.healthy()).toBe(true);
});
