import type { CloseReason, Closure } from '@desk/protocol/closure';
import { newId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { ChatState, Preferences } from '../chats/chat-state.ts';

type Asking = Pick<Preferences, 'asks_survey' | 'survey_after_timeout'>;

/** Whether a customer is asked after a chat that ended like this: never after an opt-out or a bulk close. [Q2] */
function isAskedAfter(reason: CloseReason, { asks_survey, survey_after_timeout }: Asking): boolean {
  switch (reason) {
    case 'resolved':
    case 'customer_end':
      return asks_survey;
    case 'inactivity':
    case 'pending_expired':
      return asks_survey && survey_after_timeout;
    case 'opt_out':
    case 'bulk':
    case 'customer_returned':
      return false;
    default:
      return reason satisfies never;
  }
}

/**
 * The survey of a closure, as a CTE behind `moved`: it may leave when the close cannot be undone any more. None where nobody of the team wrote, and
 * none for a ticket, whose customer has long left.
 */
export function surveyRow(state: ChatState, closure: Closure, asking: Asking): RawBuilder<unknown>[] {
  if (state.first_reply_at === null || state.ticketed_at !== null || !isAskedAfter(closure.reason, asking)) return [];
  return [
    sql`surveyed as (insert into surveys (id, workspace_id, chat_id, closure_id, customer_id, closed_at, due_at)
      select ${newId('srv')}::text, workspace_id, id, ${closure.id}::text, ${state.customer_id}::text, ${closure.closedAt}::timestamptz,
        ${closure.undoUntil}::timestamptz from moved)`,
  ];
}
