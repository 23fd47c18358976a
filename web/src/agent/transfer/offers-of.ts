import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';

/** Whether this chat waits for this person's answer: it is offered to them or to a department that they serve, and they have not passed on it. [C16] */
export function isOfferedTo(me: Me, { agent, transfer }: Chat): boolean {
  if (!transfer || agent?.id === me.id || transfer.declinedBy.includes(me.id)) return false;
  if (transfer.to.kind === 'agent') return transfer.to.id === me.id;
  return me.available && (me.departments.length === 0 || me.departments.some(({ id }) => id === transfer.to.id));
}

/** Whether this chat is on offer by this person or to them. */
export function isTransferOf(me: Me | undefined, chat: Chat): boolean {
  return me !== undefined && Boolean(chat.transfer) && (chat.agent?.id === me.id || isOfferedTo(me, chat));
}

/** The chats that are offered to this person, the longest first. */
export function offersOf(chats: readonly Chat[], me: Me | undefined): Chat[] {
  return me
    ? chats
        .filter((chat) => chat.transfer && isOfferedTo(me, chat))
        .sort((a, b) => a.transfer!.offeredAt.localeCompare(b.transfer!.offeredAt))
    : [];
}
