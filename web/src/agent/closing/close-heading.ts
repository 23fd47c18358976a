import type { Chat } from '@desk/protocol/chat';
import { firstName } from '../line-words.ts';
import type { CloseSituation } from './close-situation.ts';

/** The title of the form: what it does, and who ended the chat when it was not the person in front of it. */
export function closeHeading(situation: CloseSituation, { customer }: Chat): string {
  if (situation.kind === 'closed') return `The chat with ${customer.name} is closed`;
  if (situation.kind !== 'ended') return `Close chat with ${customer.name}`;
  switch (situation.closure.closedBy.kind) {
    case 'customer':
      return `${firstName(customer.name)} ended this chat. Add details`;
    case 'system':
      return 'This chat closed by itself. Add details';
    default:
      return `Add details to the chat with ${customer.name}`;
  }
}
