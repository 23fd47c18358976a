import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import { firstName } from '../line-words.ts';

/**
 * Why an offer that was made to this person is over, in a sentence without its full stop; nothing when they ended it themselves. `before` is the chat while
 * it was on offer, `now` as it is; undefined: it is not there for them any more. `wasCancelled`: that its sender took it back was heard. [C16] [C18] [C19] [C25]
 */
export function overWords(before: Chat, now: Chat | undefined, me: Me, wasCancelled: boolean): string {
  const offer = before.transfer!;
  const sender = firstName(offer.from.name);
  const name = before.customer.name;
  if (!now) return `The chat with ${name} is not on offer any more`;
  if (now.agent?.id === me.id || now.transfer?.declinedBy.includes(me.id)) return '';
  if (now.status === 'closed') return `The chat with ${name} was closed, so nobody has to take it over`;
  if (now.status === 'ticketed') return `The chat with ${name} became a ticket`;
  if (now.agent && now.agent.id !== offer.from.id) return `${firstName(now.agent.name)} has the chat with ${name} now`;
  if (!me.available) return `You are unavailable, so the chat with ${name} is not offered to you any more`;
  const { transferEnded: ended } = now;
  if (ended?.id === offer.id && ended.outcome === 'declined') return ended.by?.id === me.id ? '' : `${sender} keeps the chat with ${name}`;
  if (ended?.id === offer.id) return `Nobody answered in time, so ${sender} keeps the chat with ${name}`;
  return wasCancelled ? `${sender} took the offer of the chat with ${name} back` : `The chat with ${name} is not offered to you any more`;
}
