import { DeskError } from '@desk/protocol/errors';
import type { ChatId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { closing } from '../closures/closing.ts';
import type { Db } from '../db/connect.ts';
import { violates } from '../db/violates.ts';
import { becomeTicket } from '../tickets/become-ticket.ts';
import { closeReturnedTickets } from '../tickets/close-returned.ts';
import { change } from './change.ts';

/**
 * Ends a chat whose clock has run out: closed without wrap-up, which the team may add later, `pending_expired` [C13] or `inactivity` [C23]; or a
 * ticket, when it was the customer who waited [C24]. It looks again inside the door: a word of the customer in the very same second wins.
 * Safe to run twice and after a restart.
 * @returns whether it ended the chat
 */
export async function expireChat(db: Db, workspaceId: WorkspaceId, chatId: ChatId): Promise<boolean> {
  try {
    const { replayed } = await change<'chat.closed' | 'chat.ticketed'>(db, system(workspaceId, 'timers'), chatId, {
      action: 'expire',
      decide: (state, now, known) => {
        if (state.due_at === null || state.due_at > now) return null;
        if (state.status === 'live' && state.waiting_since !== null) return becomeTicket(state, now);
        return closing(
          state,
          now,
          {
            sentiment: null,
            note: null,
            tags: [],
            references: [],
            closedBy: { kind: 'system', id: null, name: 'The desk' },
            reason: state.status === 'pending' ? 'pending_expired' : 'inactivity',
            undoSeconds: 0,
          },
          known,
        );
      },
    });
    return !replayed;
  } catch (error) {
    // Their ticket of an earlier chat is about to close [T6]: the next sweep finds this chat again.
    if (violates(error, 'chats_one_ticket')) {
      await closeReturnedTickets(db, workspaceId);
      return false;
    }
    if (error instanceof DeskError && ['already-closed', 'not-open', 'not-found'].includes(error.code)) return false;
    throw error;
  }
}

export type DueChat = { id: ChatId; workspaceId: WorkspaceId; dueAt: Date };

/** Chats whose clock has run out, the longest overdue first. */
export async function dueChats(db: Db, limit: number): Promise<DueChat[]> {
  const { rows } = await sql<DueChat>`select id, workspace_id as "workspaceId", due_at as "dueAt" from chats
    where due_at <= now() order by due_at limit ${limit}`.execute(db);
  return rows;
}
