import type { WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/connect.ts';

/**
 * Does something that takes a place of an agent, one after the other per workspace, so that two nodes cannot fill the same place. One chat per
 * turn: with several, it and a supervisor who assigns could each hold what the other waits for.
 */
export async function inRoutingTurn<T>(db: Db, workspaceId: WorkspaceId, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`routing ${workspaceId}`}, 0))`.execute(tx);
    return act(tx);
  });
}
