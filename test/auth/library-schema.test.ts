import { connect } from '@desk/core/db/connect';
import { silentLog } from '@desk/runtime/log';
import { createSignInLibrary } from '@desk/server/auth/sign-in-library';
import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../setup/database.ts';

test('the sign-in library finds nothing to add to our tables', async () => {
  await using undo = new AsyncDisposableStack();
  const database = await createTestDatabase();
  undo.defer(database.drop);
  const { db, pool } = connect(database.url, { max: 2 });
  undo.defer(() => pool.end());
  const { options } = createSignInLibrary(db, 'a secret that is long enough for the library', false, silentLog);
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
});
