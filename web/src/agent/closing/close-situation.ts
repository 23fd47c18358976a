import type { Chat, Message } from '@desk/protocol/chat';
import type { Closure } from '@desk/protocol/closure';
import type { DeskError } from '@desk/protocol/errors';
import { isOpen } from '@desk/protocol/lifecycle';
import type { Me } from '@desk/protocol/people';
import { chatRights } from '../chat-rights.ts';

/**
 * What stands between the form and a closed chat, the most serious first. `ended`: it is closed, and the form adds to what is on record; `isNews`
 * when the customer or a clock ended it under the open form. `closed`: somebody else was first.
 * `not-mine`: it was given to somebody else, or became a ticket without owner (`owner` empty). `gone`: the desk has no such chat any more. `news`: the customer wrote. `unsent`: a reply is still in the composer. `changed`: the desk refused
 * for another reason.
 */
export type CloseSituation =
  | { kind: 'clear' }
  | { kind: 'ended'; closure: Closure; isNews: boolean }
  | { kind: 'closed'; closure: Closure | null }
  | { kind: 'not-mine'; owner: string }
  | { kind: 'gone' }
  | { kind: 'news'; messages: readonly Message[] }
  | { kind: 'unsent'; text: string }
  | { kind: 'changed'; message: string };

export interface SituationFacts {
  chat: Chat;
  me: Me;
  /** The chat was open when the form was. */
  wasOpen: boolean;
  news: readonly Message[];
  /** The reply that would stay behind; empty once the agent has decided about it. */
  unsent: string;
  /** What the desk said to the last attempt, as long as the chat has not moved on since. */
  refusal: DeskError | null;
}

export function closeSituation({ chat, me, wasOpen, news, unsent, refusal }: SituationFacts): CloseSituation {
  if (!isOpen(chat.status)) return endedBy(chat.closure, wasOpen);
  if (refusal?.code === 'already-closed') return endedBy((refusal.details.closure as Closure | undefined) ?? null, true);
  if (refusal?.code === 'not-found') return { kind: 'gone' };
  if (refusal?.code === 'not-yours') return { kind: 'not-mine', owner: (refusal.details.owner as string | undefined) ?? 'Nobody' };
  if (!chatRights(chat, me, new Date()).mayClose) return { kind: 'not-mine', owner: chat.agent?.name ?? '' };
  if (news.length > 0) return { kind: 'news', messages: news };
  if (unsent) return { kind: 'unsent', text: unsent };
  if (refusal && !['invalid', 'customer-wrote'].includes(refusal.code)) return { kind: 'changed', message: refusal.message };
  return { kind: 'clear' };
}

/** Whoever closed the chat filled in a form of their own; a customer or a clock did not. */
function endedBy(closure: Closure | null, wasOpen: boolean): CloseSituation {
  const isFirst = closure && wasOpen && ['agent', 'supervisor'].includes(closure.closedBy.kind);
  return closure && !isFirst ? { kind: 'ended', closure, isNews: wasOpen } : { kind: 'closed', closure };
}
