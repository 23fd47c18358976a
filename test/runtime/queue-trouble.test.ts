import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { QueueBackendOptions } from '@desk/runtime/queue-bullmq';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { createOwnRedis } from './own-redis.ts';
import { openBackend, placeOf, remember, until } from './queue-cases.ts';

/** Queues whose workers stop, die, or lose their backing store. */
let database: TestDatabase;
let place: QueueBackendOptions;
beforeAll(async () => {
  database = await createTestDatabase();
  place = placeOf(database.url);
});
afterAll(() => database.drop());

let count = 0;
const newName = () => `trouble-${++count}`;

test('a worker that drains ends its running jobs and takes no other', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const started = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const done: unknown[] = [];
  await backend.queue(name).add([1, 2].map((data) => ({ name: 'a', data })));
  const worker = backend.worker(name, async (job) => {
    started.resolve();
    await mayEnd.promise;
    done.push(job.data);
  });
  await started.promise;
  const drained = worker.drain();
  mayEnd.resolve();
  await drained;
  expect(done).toEqual([1]);
  expect(await backend.queue(name).counts()).toMatchObject({ waiting: 1, active: 0, completed: 1 });
});

test('a job that outlasts the drain is cut short and given back, without a lost attempt', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const started = Promise.withResolvers<void>();
  await backend.queue(name).add([{ name: 'a', data: 1, attempts: 1 }]);
  const slow = backend.worker(
    name,
    async (_job, signal) => {
      started.resolve();
      await once(signal, 'abort');
      throw signal.reason;
    },
    { drainMs: 20 },
  );
  await started.promise;
  await slow.drain();
  const done = remember();
  backend.worker(name, done.handler);
  await done.done(1);
  expect(done.jobs).toMatchObject([{ data: 1, attempt: 1 }]);
});

test('a job that heeds nothing does not keep the worker from stopping', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  const started = Promise.withResolvers<void>();
  const neverEnding = new Promise<void>(() => {});
  await backend.queue(name).add([{ name: 'a', data: 1 }]);
  const stuck = backend.worker(
    name,
    () => {
      started.resolve();
      return neverEnding;
    },
    { drainMs: 20, stalledAfterMs: 500 },
  );
  await started.promise;
  await stuck.drain();
  expect((await backend.queue(name).counts()).active).toBe(1);
});

test('the job of a worker that was killed is done by another', async () => {
  await using backend = await openBackend(place);
  const name = newName();
  await backend.queue(name).add([{ name: 'a', data: 'precious' }]);
  const killed = spawn(process.execPath, [join(import.meta.dirname, 'stuck-worker.ts'), JSON.stringify(place), name]);
  await once(killed.stdout, 'data');
  const gone = once(killed, 'exit');
  killed.kill('SIGKILL');
  await gone;
  const done = remember();
  backend.worker(name, done.handler, { stalledAfterMs: 500 });
  await done.done(1);
  expect(done.data()).toEqual(['precious']);
});

test('two workers do every job once', async () => {
  await using first = await openBackend(place);
  await using second = await openBackend(place);
  const name = newName();
  const done = remember();
  const jobs = Array.from({ length: 200 }, (_, data) => ({ name: 'a', data }));
  first.worker(name, done.handler, { concurrency: 5 });
  second.worker(name, done.handler, { concurrency: 5 });
  await first.queue(name).add(jobs);
  await until(async () => (await first.queue(name).counts()).completed === 200);
  expect([...done.data()].sort((a, b) => Number(a) - Number(b))).toEqual(jobs.map(({ data }) => data));
});

if (inject('form') === 'embedded') {
  test('jobs go on after every connection to Postgres was cut', async () => {
    await using backend = await openBackend(place);
    const name = newName();
    const done = remember();
    backend.worker(name, done.handler);
    await backend.queue(name).add([{ name: 'a', data: 1 }]);
    await done.done(1);
    const sql = postgres(database.url, { max: 1 });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await sql.end();
    await until(() =>
      backend
        .queue(name)
        .add([{ name: 'a', data: 2 }])
        .then(
          () => true,
          () => false,
        ),
    );
    await done.done(2);
    expect(done.data()).toEqual([1, 2]);
  });
}

if (inject('form') === 'distributed') {
  test('jobs survive a crash of Redis, and adding fails at once meanwhile', async () => {
    const redis = await createOwnRedis();
    await redis.start();
    try {
      await using backend = await openBackend({ ...place, redisUrl: redis.url });
      const name = newName();
      const done = remember();
      await backend.queue(name).add([{ name: 'a', data: 1, delayMs: 50 }]);
      backend.worker(name, done.handler);
      await redis.crash();
      await expect(backend.queue(name).add([{ name: 'a', data: 0 }])).rejects.toThrow();
      expect(await backend.healthy()).toBe(false);
      await redis.start();
      await until(() =>
        backend
          .queue(name)
          .add([{ name: 'a', data: 2 }])
          .then(
            () => true,
            () => false,
          ),
      );
      await done.done(2);
      expect([...done.data()].sort()).toEqual([1, 2]);
    } finally {
      await redis.remove();
    }
  });
}
