import type { UndoChoice } from '@desk/protocol/undo-window';
import type { Member } from '../access.ts';
import type { Db } from '../db/connect.ts';

/** Chooses one's own window to undo a close, in seconds; null: as the workspace. It counts from the next close on. [K16] */
export async function setOwnUndo(db: Db, who: Member, seconds: UndoChoice | null): Promise<void> {
  await db
    .updateTable('memberships')
    .set({ undo_seconds: seconds })
    .where('workspace_id', '=', who.workspaceId)
    .where('user_id', '=', who.id)
    .execute();
}
