import type { Closure } from '@desk/protocol/closure';
import type { RawBuilder } from 'kysely';
import type { Step } from '../chats/change.ts';
import { type ChatState, toChat } from '../chats/chat-state.ts';
import { toClosureRow } from './closure-row.ts';
import { handledSecondsOf } from './handled-seconds.ts';

/** The step that changes what a closure says, whoever or whatever does: the event tells it before and after. [K10] */
export function amended(state: ChatState, after: Closure, writes: RawBuilder<unknown>[]): Step<'chat.amended'> {
  const handled = handledSecondsOf(state, new Date(after.closedAt));
  return {
    next: { closure: after },
    type: 'chat.amended',
    data: {
      row: toClosureRow(toChat({ ...state, closure: after }), after, handled),
      before: factsOf(state.closure!),
      after: factsOf(after),
    },
    writes,
  };
}

/** As much of a closure as an edit can change, for the journal. */
function factsOf({ sentiment, note, tags, references }: Closure) {
  return { sentiment, note, tags: tags.map((tag) => tag.name), references: references.map((reference) => reference.text) };
}
