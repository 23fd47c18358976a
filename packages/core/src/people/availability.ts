import { DeskError } from '@desk/protocol/errors';
import type { UserId } from '@desk/protocol/ids';
import { type Kysely, sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import type { Schema } from '../db/schema.ts';
import { record } from '../journal.ts';

/** Switches an agent on or off for new chats; their chats stay theirs. Setting what is set already records nothing. */
export async function setAvailability(db: Db, who: Member, available: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await ownMembership(tx, who, who.id)
      .set({ available, available_since: sql`now()` })
      .where('available', '!=', available)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) await record(tx, who, 'agent.availability-changed', { agentId: who.id, available });
    // Whoever touches their own switch has heard who or what set it before.
    await ownMembership(tx, who, who.id)
      .set({ unavailable_by: null, disconnected_at: null })
      .where((where) => where.or([where('unavailable_by', 'is not', null), where('disconnected_at', 'is not', null)]))
      .execute();
  });
}

/**
 * A supervisor switches an agent of their departments off for new chats, as when somebody has left without doing so. Their chats stay theirs,
 * they are told by whom, and may switch themselves on again. Whom the desk had switched off as gone does not come back by their desk alone then. [V2]
 * @throws DeskError `not-found`, `not-allowed` for somebody who serves none of the supervisor's departments
 */
export async function sendAway(db: Db, who: Member, agentId: UserId): Promise<void> {
  const agent = await db
    .selectFrom('memberships')
    .select(['department_ids', 'role'])
    .where('workspace_id', '=', who.workspaceId)
    .where('user_id', '=', agentId)
    .executeTakeFirst();
  if (!agent) throw new DeskError('not-found', 'There is no such agent here.');
  if (!supervises(who, agent)) throw new DeskError('not-allowed', 'This agent serves none of your departments.');
  const by = agentId === who.id ? null : who.id;
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await ownMembership(tx, who, agentId)
      .set({ available: false, available_since: sql`now()`, unavailable_by: by, disconnected_at: null })
      .where((where) => where.or([where('available', '=', true), where('disconnected_at', 'is not', null)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) await record(tx, who, 'agent.availability-changed', { agentId, available: false });
  });
}

/** Somebody without departments serves all of them. */
function supervises(who: Member, agent: { department_ids: readonly string[]; role: Member['role'] }): boolean {
  if (agent.role === 'admin' && who.role !== 'admin') return false;
  const [mine, theirs]: readonly (readonly string[])[] = [who.departmentIds, agent.department_ids];
  return mine!.length === 0 || theirs!.length === 0 || theirs!.some((id) => mine!.includes(id));
}

function ownMembership(tx: Kysely<Schema>, who: Member, agentId: UserId) {
  return tx.updateTable('memberships').where('workspace_id', '=', who.workspaceId).where('user_id', '=', agentId);
}
