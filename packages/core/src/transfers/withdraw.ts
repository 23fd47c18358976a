import type { ChatEventType } from '@desk/protocol/events';
import type { Who } from '../access.ts';
import type { Step } from '../chats/change.ts';
import type { ChatState } from '../chats/chat-state.ts';
import { endRow, openTransfer } from './stored-transfer.ts';

/** What ends an offer without an answer: the chat ends, or goes to somebody at once. */
const ENDS: ReadonlySet<ChatEventType> = new Set(['chat.closed', 'chat.assigned', 'chat.ticketed']);

/**
 * The step together with the end of the offer that stands, whichever verb takes it: closing by anybody [13.12] [C25] [C26] [C27], by a clock [C13]
 * [C23] [C24], or a supervisor's assignment [C22]. Of an offer that is over already nobody needs to take note any more.
 */
export function withdrawing<T extends ChatEventType>(who: Who, state: ChatState, step: Step<T>, now: Date): Step<T> {
  if (state.transfer === null || !ENDS.has(step.type)) return step;
  const next = { ...step.next, transfer_id: null, transfer: null };
  const withdrawn = openTransfer(state.transfer);
  if (withdrawn === null) return { ...step, next };
  const by = who.kind === 'agent' ? { by: { id: who.id, name: who.name } } : {};
  const writes = [...(step.writes ?? []), endRow(withdrawn, { outcome: 'withdrawn', at: now, ...by })];
  return { ...step, next, data: { ...step.data, withdrawn }, writes };
}
