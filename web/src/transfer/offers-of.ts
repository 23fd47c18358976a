import type { Chat } from '@desk/protocol/chat';
import { refusal } from '@desk/protocol/lifecycle';
import type { Me } from '@desk/protocol/people';
import { askerOf, factsOf } from '../data/chat-facts.ts';

/**
 * Whether this chat waits for this person's answer: by the desk's own rule it is theirs to accept. Who is unavailable is asked for nothing that is
 * offered to a whole department. [C16]
 */
export function isOfferedTo(me: Me, chat: Chat): boolean {
  if (!chat.transfer || refusal('accept-transfer', factsOf(chat), askerOf(me), new Date()) !== null) return false;
  return chat.transfer.to.kind === 'agent' || me.available;
}

/** Whether this chat is on offer by this person or to them. */
export function isTransferOf(me: Me | undefined, chat: Chat): boolean {
  return me !== undefined && Boolean(chat.transfer) && (chat.agent?.id === me.id || isOfferedTo(me, chat));
}

/** How many places of this person are kept: chats on offer to them alone count against their limit, as their live ones do. [C15] */
export function keptFor(me: Me | undefined, chats: readonly Chat[]): number {
  return chats.filter(({ transfer }) => transfer?.to.kind === 'agent' && transfer.to.id === me?.id).length;
}

/** The chats that are offered to this person, the longest first. */
export function offersOf(chats: readonly Chat[], me: Me | undefined): Chat[] {
  return me
    ? chats
        .filter((chat) => chat.transfer && isOfferedTo(me, chat))
        .sort((a, b) => a.transfer!.offeredAt.localeCompare(b.transfer!.offeredAt))
    : [];
}
