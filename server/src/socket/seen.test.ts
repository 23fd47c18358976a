import type { Member } from '@desk/core/access';
import type { Schema } from '@desk/core/db/schema';
import type { Bus } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { createSeen } from './seen.ts';

afterEach(() => vi.useRealTimers());

/** A database that answers nothing and keeps what it was asked. */
function listening() {
  const asked: unknown[] = [];
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void asked.push(query.parameters),
  });
  return { asked, db };
}

test('[V5] all desks that come within a second are noted together, each person once', async () => {
  vi.useFakeTimers();
  const { asked, db } = listening();
  const seen = createSeen(db, {} as Bus, {} as Log);
  const come = (...ids: string[]) => {
    for (const id of ids) seen.came({ workspaceId: 'ws_a', id } as Member);
  };
  come('usr_a', 'usr_b', 'usr_a');
  await vi.advanceTimersByTimeAsync(999);
  expect(asked).toEqual([]);
  come('usr_c');
  await vi.advanceTimersByTimeAsync(1);
  come('usr_d');
  await vi.advanceTimersByTimeAsync(1_000);
  const noted = (...ids: string[]) => [ids.map(() => 'ws_a'), ids];
  expect(asked).toEqual([noted('usr_a', 'usr_b', 'usr_c'), noted('usr_d')]);
});
