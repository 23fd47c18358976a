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
    if (await switchTo(tx, who, who.id, available, null))
      await record(tx, who, 'agent.availability-changed', { agentId: who.id, available });
    // Whoever touches their own switch has heard who or what set it before.
    await ownMembership(tx, who, who.id)
      .set({ unavailable_by: null, disconnected_at: null })
      .where((where) => where.or([where('unavailable_by', 'is not', null), where('disconnected_at', 'is not', null)]))
      .execute();
  });
}

/**
 * A supervisor switches an agent of their departments off for new chats, as when somebody has left without doing so. Their chats stay theirs,
 * they are told by whom, and may switch themselves on again. [V2]
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
    if (await switchTo(tx, who, agentId, false, by)) await record(tx, who, 'agent.availability-changed', { agentId, available: false });
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

async function switchTo(tx: Kysely<Schema>, who: Member, agentId: UserId, available: boolean, by: UserId | null): Promise<boolean> {
  const { numUpdatedRows } = await ownMembership(tx, who, agentId)
    .set({ available, available_since: sql`now()`, unavailable_by: by })
    .where('available', '!=', available)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
