import { DeskError } from '@desk/protocol/errors';
import type { ChatId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { change } from '../chats/change.ts';
import { closing } from '../closures/closing.ts';
import type { Db } from '../db/connect.ts';

/** Workspaces where a customer with a ticket has reached an agent in a later chat. */
export async function workspacesWithReturned(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct t.workspace_id from chats t ${returned()}`.execute(db);
  return rows.map((row) => row.workspace_id);
}

/**
 * Closes the tickets whose customers talk to an agent again: by the desk, `customer_returned`, without wrap-up, survey or undo. [T6]
 * @returns how many
 */
export async function closeReturnedTickets(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ id: ChatId }>`select distinct t.id from chats t ${returned()} and t.workspace_id = ${workspaceId}`.execute(
    db,
  );
  let closed = 0;
  for (const { id } of rows) if (await closeReturned(db, workspaceId, id)) closed++;
  return closed;
}

async function closeReturned(db: Db, workspaceId: WorkspaceId, chatId: ChatId): Promise<boolean> {
  try {
    const { replayed } = await change<'chat.closed'>(db, system(workspaceId, 'tickets'), chatId, {
      action: 'close',
      decide: (state, now, known) =>
        state.status !== 'ticketed'
          ? null
          : closing(
              state,
              now,
              {
                sentiment: null,
                note: null,
                tags: [],
                references: [],
                closedBy: { kind: 'system', id: null, name: 'The desk' },
                reason: 'customer_returned',
                undoSeconds: 0,
              },
              known,
            ),
    });
    return !replayed;
  } catch (error) {
    if (error instanceof DeskError && ['already-closed', 'not-found'].includes(error.code)) return false;
    throw error;
  }
}

/** A chat that waits in the queue has reached nobody yet. */
function returned() {
  return sql`join chats l on l.workspace_id = t.workspace_id and l.customer_id = t.customer_id and l.status in ('live', 'pending')
    and l.opened_at > t.opened_at where t.status = 'ticketed'`;
}
