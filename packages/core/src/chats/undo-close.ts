import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Who } from '../access.ts';
import { withTagsAToZ } from '../closures/closure-json.ts';
import { toClosureRow } from '../closures/closure-row.ts';
import { handledSecondsOf } from '../closures/handled-seconds.ts';
import type { Db } from '../db/connect.ts';
import { violates } from '../db/violates.ts';
import { change, type Intent } from './change.ts';
import { type ChatState, toChat } from './chat-state.ts';

/**
 * Takes a close back while its window is open: the chat is with the same owner again, live or pending as it was (queued, if it had none; a ticket
 * again, if it was one), the closure stays with `undoneAt` and is never counted, its JIRA links are not attached.
 * @throws DeskError `undo-over`, `not-open`, `not-allowed`, `undo-refused` when a newer chat of this customer is open
 */
export async function undoClose(db: Db, who: Who, chatId: ChatId, why: 'undo' | 'customer-wrote' = 'undo', intent?: Intent): Promise<Chat> {
  try {
    const { chat } = await change<'chat.close-undone', { was_pending: boolean | null }>(db, who, chatId, {
      action: 'undo-close',
      ...(intent ? { intent } : {}),
      more: sql`, (select cl.was_pending from closures cl where cl.id = c.closure_id) as was_pending`,
      decide: (state, now, { was_pending }) => {
        const undone = { ...withTagsAToZ(state.closure!), undoneAt: now.toISOString() };
        const handled = handledSecondsOf(state, new Date(undone.closedAt));
        return {
          next: { status: openAgain(state, why === 'undo' && was_pending === true), closure_id: null, closure: null },
          type: 'chat.close-undone',
          data: { row: toClosureRow(toChat(state), undone, handled), why },
          writes: [
            sql`undone as (update closures set undone_at = ${now}, is_dirty = true from moved where closures.id = ${undone.id})`,
            sql`unasked as (delete from surveys using moved where surveys.closure_id = ${undone.id} and surveys.sent_at is null)`,
            sql`unlinked as (update chat_references r set state = case when r.kind = 'jira' then 'unlinked' else 'none' end,
              reason = null,
              due_at = case when r.sent_to is not null then now() end, changed_at = ${now}
              from moved where r.closure_id = ${undone.id})`,
          ],
        };
      },
    });
    return chat;
  } catch (error) {
    if (violates(error, 'chats_one_open') || violates(error, 'chats_one_ticket'))
      throw new DeskError('undo-refused', 'The customer has already started a new chat.');
    throw error;
  }
}

/** Where the chat was. A customer who writes no longer lets anybody wait. */
function openAgain({ ticketed_at, agent_id }: ChatState, isPending: boolean): ChatState['status'] {
  if (ticketed_at !== null) return 'ticketed';
  if (agent_id === null) return 'queued';
  return isPending ? 'pending' : 'live';
}
