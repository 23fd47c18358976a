import { mkdtempSync, rmSync } from 'node:fs';
import { startPostgres } from '@desk/launch/postgres';
import type { TestProject } from 'vitest/node';
import { folderPrefix, sweepLeftovers } from './leftovers.ts';
import { startRedis } from './redis.ts';
import { createTemplate } from './template.ts';

/** These projects run without Postgres and Redis. */
const SELF_SUFFICIENT = ['unit', 'browser'];

/** Starts what all test files of the run share, once, and returns how to end it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.vitest.projects.every(({ name }) => SELF_SUFFICIENT.some((known) => name.startsWith(known)))) return undefined;
  await sweepLeftovers();
  const folder = mkdtempSync(folderPrefix(process.pid));
  await using undo = new AsyncDisposableStack();
  undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  const redis = undo.adopt(await startRedis(folder), (started) => started.stop());
  const database = undo.adopt(await startPostgres({ dataDir: folder, durable: false }), (started) => started.stop());
  await createTemplate(database.url);
  project.provide('postgresUrl', database.url);
  project.provide('redisUrl', redis.url);
  const running = undo.move();
  return () => running.disposeAsync();
}
