import { randomBytes } from 'node:crypto';
import { connect, type Db } from '@desk/core/db/connect';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { type Backends, openBackends } from '@desk/runtime/backends';
import { createMemoryLimiter } from '@desk/runtime/limits-memory';
import { type RunningServer, startServer } from '@desk/server/main';
import { startWorker } from '@desk/worker/main';
import { Redis } from 'ioredis';
import { test as base, inject } from 'vitest';
import { createTestDatabase } from './setup/database.ts';

export const SECRET = 'a secret for tests that is long enough, and not used elsewhere';
export const JIRA_TOKEN = 'jira-token-of-the-tests';

/**
 * Enough for what meets in a test. Each connection costs a desk that starts and ends about 100 ms: a process, its catalogue, and every query planned anew.
 * The queue keeps one for each of its eight workers.
 */
const CONNECTIONS = { connections: 6, queueConnections: 11 };

/** The whole desk as it runs: in one process with its bus in memory, or two servers and a worker that meet in Redis. */
export type Desk = {
  form: 'embedded' | 'distributed';
  /** A server's address; the second one differs from the first in the distributed form only. */
  url: string;
  otherUrl: string;
  db: Db;
  databaseUrl: string;
  redisPrefix: string;
  jira: JiraDouble;
  worker: { start(): Promise<void>; stop(): Promise<void> };
  /** What was tried from this machine so far counts no more: the limits begin anew. */
  renewLimits(): Promise<void>;
};

export type DeskOptions = { form?: 'embedded' | 'distributed'; webRoot?: string; redisUrl?: string };

/** Starts a desk on its own database; `undo` stops it in reverse order. */
export async function startDesk(undo: AsyncDisposableStack, options: DeskOptions = {}): Promise<Desk> {
  const form = options.form ?? inject('form');
  const database = await createTestDatabase();
  undo.defer(database.drop);
  const { db, pool } = connect(database.url, { max: 4, name: 'desk-test' });
  undo.defer(() => pool.end());
  const jira = await startJira(undo);
  const redisPrefix = `desk-${randomBytes(4).toString('hex')}:`;
  const redis = form === 'distributed' ? { redisUrl: options.redisUrl ?? inject('redisUrl'), redisPrefix } : {};
  const common = {
    databaseUrl: database.url,
    ...CONNECTIONS,
    ...redis,
    secret: SECRET,
    allowJiraLoopback: true,
    logLevel: process.env.DESK_TEST_LOG ?? 'silent',
    logPretty: false,
  };
  const limits = form === 'distributed' ? redisLimits(redis.redisUrl!, redisPrefix) : memoryLimits();
  const shared = form === 'embedded' ? { ...(await openBackends({})), ...limits.own } : undefined;
  if (shared) undo.defer(shared.close);
  const [server, other] = await servers(
    undo,
    form,
    { ...common, port: 0, host: '127.0.0.1', trustProxy: false, ...(options.webRoot ? { webRoot: options.webRoot } : {}) },
    shared,
  );
  const worker = restartable(() => startWorker({ ...common, publicUrl: server.url, jiraRetryBaseMs: 200 }, shared));
  undo.defer(worker.stop);
  await worker.start();
  return {
    form,
    url: server.url,
    otherUrl: other.url,
    db,
    databaseUrl: database.url,
    redisPrefix,
    jira,
    worker,
    renewLimits: limits.renew,
  };
}

async function servers(
  undo: AsyncDisposableStack,
  form: Desk['form'],
  config: Parameters<typeof startServer>[0],
  shared: Backends | undefined,
): Promise<[RunningServer, RunningServer]> {
  const first = await startServer(config, shared);
  undo.defer(first.stop);
  if (form === 'embedded') return [first, first];
  const second = await startServer(config);
  undo.defer(second.stop);
  return [first, second];
}

function restartable(start: () => Promise<{ stop(): Promise<void> }>): Desk['worker'] {
  let running: { stop(): Promise<void> } | null = null;
  return {
    async start() {
      running ??= await start();
    },
    async stop() {
      const was = running;
      running = null;
      await was?.stop();
    },
  };
}

function startJira(undo: AsyncDisposableStack): Promise<JiraDouble> {
  return startJiraDouble({ token: JIRA_TOKEN, user: 'desk@service.example' }).then((jira) => undo.adopt(jira, () => jira.close()));
}

function memoryLimits() {
  let limiter = createMemoryLimiter();
  const own: Pick<Backends, 'limiter'> = { limiter: { take: (key, rate) => limiter.take(key, rate) } };
  const renew = async () => {
    limiter = createMemoryLimiter();
  };
  return { own, renew };
}

function redisLimits(url: string, prefix: string) {
  const renew = async () => {
    const redis = new Redis(url);
    const taken = await redis.keys(`${prefix}limit:*`);
    if (taken.length > 0) await redis.del(taken);
    await redis.quit();
  };
  return { own: undefined, renew };
}

/** The desk that the files of this process share. It ends with the process, and its database with the run. */
let running: Promise<Desk> | undefined;
const forever = new AsyncDisposableStack();

/**
 * A desk, in the form of the project that runs the file. One file after the other finds it running, with limits and a JIRA of its own: businesses
 * share no rows, and to start a desk, warm it up and end it costs more than most tests.
 */
export const test = base.extend<{ desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of fixtures from this pattern.
    async ({}, use) => {
      running ??= startDesk(forever);
      const desk = await running;
      // A test that ended the worker may have failed before it started it again.
      await Promise.all([desk.renewLimits(), desk.worker.start()]);
      // The JIRA of a file before stays: links of its businesses may still be on their way to it.
      await use({ ...desk, jira: await startJira(forever) });
    },
    { scope: 'file' },
  ],
});

/** For files that end or cut what a desk consists of, or look at all of its rows: a desk that no other file meets. */
export const testApart = base.extend<{ desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of fixtures from this pattern.
    async ({}, use) => {
      await using undo = new AsyncDisposableStack();
      await use(await startDesk(undo));
    },
    { scope: 'file' },
  ],
});
