import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';
import { record } from '../journal.ts';

/** Switches an agent on or off for new chats; their chats stay theirs. Setting what is set already records nothing. */
export async function setAvailability(db: Db, who: Member, available: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('memberships')
      .set({ available, available_since: new Date() })
      .where('workspace_id', '=', who.workspaceId)
      .where('user_id', '=', who.id)
      .where('available', '!=', available)
      .executeTakeFirst();
    if (changed.numUpdatedRows > 0n) await record(tx, who, 'agent.availability-changed', { agentId: who.id, available });
  });
}
