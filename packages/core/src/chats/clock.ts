import type { ChatEventType } from '@desk/protocol/events';
import type { ChatState } from './chat-state.ts';

/** The two clocks that end a chat by themselves. Minutes; 0 switches inactivity off. */
export type Clocks = { inactivity_minutes: number; pending_minutes: number };

/**
 * When the desk acts on a chat by itself, as it will be after a step: on a pending one when the customer has kept silent for long enough [C13],
 * on a live one when nobody has said anything: it closes when the team spoke last [C23], and becomes a ticket when the customer did [C24].
 * Tickets have no clock.
 */
export function dueAt(next: Pick<ChatState, 'status'>, clocks: Clocks, now: Date): Date | null {
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  if (next.status === 'pending') return after(clocks.pending_minutes);
  return next.status === 'live' && clocks.inactivity_minutes > 0 ? after(clocks.inactivity_minutes) : null;
}

/** Reading, a word among the team, and what happens to a closed chat. */
const BESIDES: ReadonlySet<ChatEventType> = new Set([
  'chat.read',
  'chat.supervisor-asked',
  'chat.supervisor-unasked',
  'chat.supervisor-seen',
  'chat.transfer-offered',
  'chat.transfer-declined',
  'chat.transfer-passed',
  'chat.transfer-expired',
  'chat.transfer-cancelled',
  'chat.transfer-acknowledged',
  'chat.amended',
  'reference.changed',
  'chat.survey-asked',
  'chat.survey-answered',
]);

/** What starts the clocks anew or stops them: words with the customer, owners and states. */
export function restartsClock(type: ChatEventType): boolean {
  return !BESIDES.has(type);
}
