import type { ClosedBy, CloseReason, Closure, Proposed, Sentiment } from '@desk/protocol/closure';
import { newId } from '@desk/protocol/ids';
import type { TagRef } from '@desk/protocol/tag';
import { type RawBuilder, sql } from 'kysely';
import type { Step } from '../chats/change.ts';
import { type ChatState, type Preferences, toChat } from '../chats/chat-state.ts';
import { textArray } from '../db/json.ts';
import { surveyRow } from '../surveys/due.ts';
import { withTagsAToZ } from './closure-json.ts';
import { toClosureRow } from './closure-row.ts';
import { handledSecondsOf } from './handled-seconds.ts';
import { type NewReference, newReferences, referenceRows } from './new-references.ts';

/** What stands in a closure, whoever or whatever closes. */
export type Ending = {
  sentiment: Sentiment | null;
  note: string | null;
  tags: TagRef[];
  references: NewReference[];
  proposed?: Proposed;
  closedBy: ClosedBy;
  reason: CloseReason;
  undoSeconds: number;
};

/**
 * The step that ends a chat: every way of closing goes through here, so each writes the same closure, event and row. [C25]
 * JIRA references and the survey become due when the undo window is over: nothing leaves the house before.
 */
export function closing(
  state: ChatState,
  now: Date,
  ending: Ending,
  known: Pick<Preferences, 'asks_survey' | 'survey_after_timeout'>,
): Step<'chat.closed'> {
  const undoUntil = new Date(now.getTime() + ending.undoSeconds * 1000);
  const handledSeconds = handledSecondsOf(state, now);
  const closure: Closure = withTagsAToZ({
    id: newId('clo'),
    sentiment: ending.sentiment,
    note: ending.note,
    tags: ending.tags,
    references: newReferences(ending.references, now),
    closedBy: ending.closedBy,
    reason: ending.reason,
    closedAt: now.toISOString(),
    undoUntil: undoUntil.toISOString(),
    undoneAt: null,
  });
  const next = { status: 'closed', unread: 0, closure_id: closure.id, closure } as const;
  const row = toClosureRow(toChat({ ...state, ...next, version: state.version + 1 }), closure, handledSeconds);
  const writes = [...inserts(state, closure, ending, handledSeconds, undoUntil), ...surveyRow(state, closure, known)];
  return { next, type: 'chat.closed', data: { row }, writes };
}

function inserts(state: ChatState, closure: Closure, ending: Ending, handledSeconds: number, undoUntil: Date): RawBuilder<unknown>[] {
  const { closedBy } = closure;
  const writes = [
    sql`closed as (insert into closures (id, workspace_id, chat_id, sentiment, note, closed_by_kind, closed_by_id, closed_by_name, agent_id,
        department_id, channel, reason, handled_seconds, closed_at, undo_until, proposed, was_pending)
      select ${closure.id}::text, workspace_id, id, ${closure.sentiment}::text, ${closure.note}::text, ${closedBy.kind}::text, ${closedBy.id}::text,
        ${closedBy.name}::text, ${state.agent_id}::text, ${state.department_id}::text, ${state.channel}::text, ${closure.reason}::text,
        ${handledSeconds}::int, ${closure.closedAt}::timestamptz, ${undoUntil}::timestamptz,
        ${ending.proposed ? JSON.stringify(ending.proposed) : null}::text::jsonb, ${state.status === 'pending'}::boolean from moved)`,
  ];
  if (ending.tags.length > 0) {
    writes.push(sql`tagged as (insert into closure_tags (workspace_id, closure_id, tag_id)
      select workspace_id, ${closure.id}::text, unnest(${textArray(ending.tags.map((tag) => tag.id))}) from moved)`);
  }
  writes.push(...referenceRows(closure.references, ending.references, closure.id, undoUntil));
  return writes;
}
