import type { Chat } from '@desk/protocol/chat';
import type { Me } from '@desk/protocol/people';
import { says } from '../data/chat-search.ts';
import { deskHref } from '../route/desk-href.ts';
import { fold, matchWords } from '../ui/match-words.ts';
import type { PaletteEntry } from './palette-entry.ts';

const most = 6;
const tabs = { live: 'live', queued: 'live', pending: 'pending', ticketed: 'tickets', closed: 'closed' } as const;
const words = { live: 'live', queued: 'waiting in the queue', pending: 'pending', ticketed: 'ticket', closed: 'closed' } as const;

/**
 * Chats that say what was typed, open ones first, then the latest; at most six. Of closed ones these are the person's own: whoever may see those of
 * everybody is led to their list.
 */
export function chatEntries(chats: readonly Chat[], typed: string, me: Me, go: (path: string) => void): PaletteEntry[] {
  const wanted = fold(typed.trim());
  if (!wanted) return [];
  const found: PaletteEntry[] = chats
    .filter((chat) => says(chat, typed.trim().toLocaleLowerCase()))
    .sort((a, b) => Number(a.status === 'closed') - Number(b.status === 'closed') || b.lastMessageAt.localeCompare(a.lastMessageAt))
    .slice(0, most)
    .map((chat) => {
      const match = matchWords(chat.customer.name, wanted);
      return {
        label: chat.customer.name,
        more: [words[chat.status], chat.department?.name, `#${chat.number}`, chat.topic].filter(Boolean).join(' · '),
        person: chat.customer,
        ...(match ? { match } : {}),
        run: () => go(placeOf(chat, me)),
      };
    });
  if (me.role === 'agent') return found;
  const q = typed.trim();
  const all = {
    label: `All closed chats with “${q}”`,
    icon: 'search',
    run: () => go(`/supervise/closed?${new URLSearchParams({ q })}`),
  } as const;
  return [...found, all];
}

/** Where this person reads the chat: at their own desk what is theirs, and beside the supervisors' lists the rest. */
function placeOf(chat: Chat, me: Me): string {
  if (me.role === 'agent' || chat.agent?.id === me.id) return deskHref(chat);
  return `/supervise/${chat.status === 'pending' ? 'live' : tabs[chat.status]}/${chat.id}`;
}
