import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@desk/core/db/connect';
import type { OpenConnection } from '@desk/core/jira/health';
import { takeTurn } from '@desk/core/jira/turns';
import { oneAtATime } from './one-at-a-time.ts';

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 60;

/** Too many write to this issue at the moment: whoever wanted to comes again later, and has lost nothing. */
export class IssueBusy extends Error {
  override readonly name = 'IssueBusy';
}

/**
 * Does `work` when it is its turn at the issue, among all workers; those of this process wait in line without asking the database.
 * @throws IssueBusy after ten seconds
 */
export async function inTurn<T>(db: Db, connection: OpenConnection, issueId: string, work: () => Promise<T>): Promise<T> {
  return oneAtATime(`turn ${connection.id} ${issueId}`, async () => {
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(LOOK_EVERY_MS)) {
      const turn = await takeTurn(db, connection, issueId);
      if (!turn) continue;
      try {
        return await work();
      } finally {
        await turn.end();
      }
    }
    throw new IssueBusy(`Issue ${issueId} is written to by others.`);
  });
}
