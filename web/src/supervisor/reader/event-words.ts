import type { ChatEvent } from '@desk/protocol/chat';
import { type LinePart, transferLine, withdrawnPart } from '../../transfer/transfer-line.ts';

/** One event of a chat as a line between its messages, or nothing when it says nothing to a reader. */
export function eventWords(event: ChatEvent, customer: string): string | undefined {
  const transfer = transferLine(event, event.actor.name, nameIn);
  if (transfer) return textOf(transfer);
  const words = otherWords(event, customer);
  return words && words + textOf(withdrawnPart(event, nameIn));
}

function textOf(parts: readonly LinePart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

function otherWords(event: ChatEvent, customer: string): string | undefined {
  const who = event.actor.name;
  switch (event.type) {
    case 'chat.assigned':
      return event.actor.kind === 'system'
        ? `Assigned to ${nameIn(event.data.to)}`
        : `${who} assigned this chat to ${nameIn(event.data.to)}`;
    case 'chat.set-pending':
      return `${who} set this chat to pending`;
    case 'chat.resumed':
      return event.data.why === 'customer-wrote' ? 'Live again, the customer wrote' : `${who} took the pending mark off`;
    case 'chat.supervisor-asked':
      return `${who} said that the customer asks for a supervisor${event.data.reason ? `: ${event.data.reason}` : ''}`;
    case 'chat.supervisor-unasked':
      return `${who} took back that the customer asks for a supervisor`;
    case 'chat.supervisor-seen':
      return `${who} saw to the customer’s wish for a supervisor`;
    case 'chat.closed':
      return `Closed by ${who}`;
    case 'chat.amended':
      return `${who} changed what was noted at the end`;
    case 'chat.survey-asked':
      return `Survey sent to ${customer}`;
    case 'chat.close-undone':
      return event.data.why === 'customer-wrote' || event.actor.kind === 'system'
        ? 'The customer wrote, the close was undone'
        : `${who} undid the close`;
    default:
      return undefined;
  }
}

function nameIn(person: unknown): string {
  return typeof person === 'object' && person !== null && 'name' in person && typeof person.name === 'string' ? person.name : 'somebody';
}
