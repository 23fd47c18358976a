import type { ChatEventType } from '@desk/protocol/events';
import type { ChatState } from './chat-state.ts';

/** The two clocks that close a chat by themselves. Minutes; 0 switches inactivity off. */
export type Clocks = { inactivity_minutes: number; pending_minutes: number };

/**
 * When a chat is due to be closed by the desk, as it will be after a step: a pending one when the customer has kept silent for long enough
 * [C13], a live one when nothing was said since the team's last word [C23]. While the customer waits for an answer no clock runs: their
 * request must not be closed away.
 */
export function dueAt(next: Pick<ChatState, 'status' | 'waiting_since'>, clocks: Clocks, now: Date): Date | null {
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  if (next.status === 'pending') return after(clocks.pending_minutes);
  const isIdle = next.status === 'live' && next.waiting_since === null && clocks.inactivity_minutes > 0;
  return isIdle ? after(clocks.inactivity_minutes) : null;
}

/** What starts the clocks anew or stops them: words, owners and states; not reading, nor what happens to a closed chat. */
export function restartsClock(type: ChatEventType): boolean {
  return !['chat.read', 'chat.amended', 'reference.changed'].includes(type);
}
