import type { ChatEvent } from '@desk/protocol/chat';
import type { Actor, Person } from '@desk/protocol/people';
import { transferLine, withdrawnPart } from '../transfer/transfer-line.ts';
import type { IconName } from '../ui/icon-paths.ts';

export interface LineWords {
  icon: IconName;
  /** Parts in reading order; the names among them are set in a stronger ink. */
  parts: readonly (string | { name: string })[];
}

const closedVerbs = { customer: ' ended the chat', agent: ' closed this chat' } as const;

/** An event of the chat as one line of text. Undefined for events that say nothing to a reader, and for types of a newer desk. */
export function lineWords(line: ChatEvent, myId: string, topic: string | null, customer = ''): LineWords | undefined {
  const say = ({ id, name }: Person) => (id === myId ? 'you' : firstName(name));
  const transfer = transferLine(line, nameOf(line.actor, myId), say);
  if (transfer) return { icon: 'transfer', parts: transfer };
  const words = otherWords(line, myId, topic, customer);
  return words && { ...words, parts: [...words.parts, ...withdrawnPart(line, say)] };
}

function otherWords(line: ChatEvent, myId: string, topic: string | null, customer: string): LineWords | undefined {
  const who = { name: nameOf(line.actor, myId) };
  switch (line.type) {
    case 'chat.opened':
      return topic
        ? { icon: 'globe', parts: [who, ' started a chat · topic ', { name: topic }] }
        : { icon: 'globe', parts: [who, ' started a chat'] };
    case 'chat.assigned': {
      const to = line.data.to as Person | undefined;
      const target = { name: to?.id === myId ? 'you' : firstName(to?.name ?? 'somebody') };
      if (line.actor.kind === 'agent' && line.actor.id === to?.id) return { icon: 'transfer', parts: [who, ' took this chat'] };
      return line.actor.kind === 'system'
        ? { icon: 'bolt', parts: ['Routed to ', target] }
        : { icon: 'transfer', parts: [who, ' assigned this chat to ', target] };
    }
    case 'chat.set-pending':
      return { icon: 'hourglass', parts: [who, ' set this chat to pending'] };
    case 'chat.resumed':
      return line.actor.kind === 'customer'
        ? { icon: 'play', parts: [who, ' wrote, the chat is live again'] }
        : { icon: 'play', parts: [who, ' made this chat live again'] };
    case 'chat.ticketed':
      return { icon: 'ticket', parts: ['Nobody answered in time, this chat became a ticket'] };
    case 'chat.released':
      return { icon: 'undo', parts: [who, ' gave this ticket back'] };
    case 'chat.supervisor-asked': {
      const { reason } = line.data as { reason?: string | null };
      return { icon: 'bell', parts: [who, ` said that the customer asks for a supervisor${reason ? `: ${reason}` : ''}`] };
    }
    case 'chat.supervisor-unasked':
      return { icon: 'undo', parts: [who, ' took back that the customer asks for a supervisor'] };
    case 'chat.supervisor-seen':
      return { icon: 'check', parts: [who, ' saw to the customer’s wish for a supervisor'] };
    case 'chat.closed':
      return {
        icon: 'check-circle',
        parts: line.actor.kind === 'system' ? ['This chat closed by itself'] : [who, closedVerbs[line.actor.kind]],
      };
    case 'chat.amended':
      return { icon: 'pencil', parts: [who, ' added details'] };
    case 'chat.survey-asked':
      return { icon: 'star', parts: ['Survey sent to ', { name: customer || 'the customer' }] };
    case 'chat.close-undone':
      // The desk itself takes a close back for one reason alone.
      return line.data.why === 'customer-wrote' || line.actor.kind === 'system'
        ? { icon: 'undo', parts: ['The customer wrote, the chat is open again'] }
        : { icon: 'undo', parts: [who, ' took the close back'] };
    default:
      return undefined;
  }
}

/** Colleagues and customers go by their first name, the reader is "You". */
export function nameOf(actor: Actor, myId: string): string {
  if (actor.kind === 'system') return actor.name || 'The desk';
  return actor.id === myId ? 'You' : firstName(actor.name);
}

/** `Ada M.` → `Ada` */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] || name;
}
