import type { Chat } from '@desk/protocol/chat';
import type { ListTab } from '../../data/chat-lists.ts';

export type GroupId = 'new' | 'reply' | 'waiting' | 'unassigned' | 'mine' | 'all';
export type ListSort = 'activity' | 'newest';

export interface ChatGroup {
  readonly id: GroupId;
  /** Empty for a list without groups. */
  readonly label: string;
  readonly chats: readonly Chat[];
}

/** The rows of a tab: the live ones and tickets in groups, pending ones with the latest message on top, closed ones as they come. */
export function tabGroups(tab: ListTab, chats: readonly Chat[], sort: ListSort): ChatGroup[] {
  if (tab === 'live') return liveGroups(chats, sort);
  if (tab === 'tickets') return ticketGroups(chats);
  return oneGroup(tab === 'pending' ? by(chats, (chat) => chat.lastMessageAt, -1) : chats);
}

/**
 * The live list in its three groups: new until first opened; those that wait for me, longest wait first; those that wait for the customer,
 * latest first. With `newest`, each group has the latest opened on top instead. Empty groups are left out.
 */
export function liveGroups(chats: readonly Chat[], sort: ListSort): ChatGroup[] {
  const fresh = chats.filter((chat) => !chat.opened);
  const opened = chats.filter((chat) => chat.opened);
  const groups: ChatGroup[] = [
    { id: 'new', label: 'New', chats: by(fresh, (chat) => chat.waitingSince ?? chat.openedAt, 1) },
    {
      id: 'reply',
      label: 'Needs your reply',
      chats: by(
        opened.filter((chat) => chat.waitingSince),
        (chat) => chat.waitingSince!,
        1,
      ),
    },
    {
      id: 'waiting',
      label: 'Waiting on customer',
      chats: by(
        opened.filter((chat) => !chat.waitingSince),
        (chat) => chat.lastMessageAt,
        -1,
      ),
    },
  ];
  const sorted = sort === 'newest' ? groups.map((group) => ({ ...group, chats: by(group.chats, (chat) => chat.openedAt, -1) })) : groups;
  return sorted.filter((group) => group.chats.length > 0);
}

/** Tickets that wait for whoever accepts them, then those that are mine: the latest on top. [T3] */
function ticketGroups(chats: readonly Chat[]): ChatGroup[] {
  const latest = (mine: boolean) =>
    by(
      chats.filter((chat) => (chat.agent !== null) === mine),
      (chat) => chat.ticketedAt ?? chat.openedAt,
      -1,
    );
  const groups: ChatGroup[] = [
    { id: 'unassigned', label: 'Unassigned', chats: latest(false) },
    { id: 'mine', label: 'Assigned to me', chats: latest(true) },
  ];
  return groups.filter((group) => group.chats.length > 0);
}

/** A list without groups, in the order given. */
export function oneGroup(chats: readonly Chat[]): ChatGroup[] {
  return chats.length ? [{ id: 'all', label: '', chats }] : [];
}

/** The chat that has waited longest for a reply, apart from one: what "Then open" leads to. */
export function nextWaiting(chats: readonly Chat[], exceptId: string): Chat | undefined {
  const waiting = chats.filter((chat) => chat.waitingSince && chat.id !== exceptId);
  return by(waiting, (chat) => chat.waitingSince!, 1)[0];
}

function by(chats: readonly Chat[], time: (chat: Chat) => string, direction: 1 | -1): Chat[] {
  return [...chats].sort((a, b) => direction * time(a).localeCompare(time(b)) || a.id.localeCompare(b.id));
}
