import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import { type LiveFilter, passesLive } from './live-filter.ts';

/** Open chats of one agent, or those that nobody has yet. */
export type LiveGroup = { id: string; name: string; chats: Chat[] };

/** Which open chats a list shows. */
export type LiveKind = 'live' | 'tickets';

/**
 * Open chats by who has them: the queue first, then agents by name. Inside a group the customer who has waited longest stands first, those
 * whose turn it is to write stand last. `now` in milliseconds.
 */
export function liveGroups(chats: readonly Chat[], filter: LiveFilter, kind: LiveKind, now: number): LiveGroup[] {
  const open = chats.filter((chat) => STATUSES[kind].includes(chat.status) && passesLive(chat, filter, now));
  const groups = new Map<string, LiveGroup>();
  for (const chat of open) {
    const id = chat.agent?.id ?? '';
    const group = groups.get(id) ?? { id, name: chat.agent?.name ?? (kind === 'live' ? 'In the queue' : 'Unassigned'), chats: [] };
    group.chats.push(chat);
    groups.set(id, group);
  }
  for (const group of groups.values()) group.chats.sort(byWaiting);
  return [...groups.values()].sort((a, b) => Number(a.id !== '') - Number(b.id !== '') || a.name.localeCompare(b.name));
}

/**
 * Whether a chat is this supervisor's to look after. A page may know others: one that was offered to them, or has gone to another department, of which nothing is
 * heard from then on.
 */
export function oversees(me: Me | undefined): (chat: Chat) => boolean {
  const isAll = !me || me.role === 'admin' || me.departments.length === 0;
  return ({ department }) => isAll || !department || me.departments.some(({ id }) => id === department.id);
}

const STATUSES: Record<LiveKind, readonly Chat['status'][]> = { live: ['queued', 'live', 'pending'], tickets: ['ticketed'] };

function byWaiting(a: Chat, b: Chat): number {
  if (a.waitingSince && b.waitingSince) return a.waitingSince.localeCompare(b.waitingSince);
  if (a.waitingSince || b.waitingSince) return a.waitingSince ? -1 : 1;
  return b.lastMessageAt.localeCompare(a.lastMessageAt);
}
