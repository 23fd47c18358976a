import type { Member } from '../access.ts';
import type { Db, Tx } from '../db/connect.ts';
import { violates } from '../db/violates.ts';
import { inRoutingTurn } from '../routing/turn.ts';

/**
 * A step that takes a place of an agent, in turn with routing. Where the same idempotency key is used in the same instant, its transaction is lost,
 * and the next one finds what was stored.
 */
export async function takingAPlace<T>(db: Db, { workspaceId }: Member, act: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await inRoutingTurn(db, workspaceId, act);
  } catch (error) {
    if (!violates(error, 'events_intent')) throw error;
    return inRoutingTurn(db, workspaceId, act);
  }
}
