import type { Chat } from '@desk/protocol/chat';
import type { LiveState } from '../../data/live-link.ts';
import { fold } from '../../ui/match-words.ts';

const statuses: Record<LiveState, readonly Chat['status'][]> = {
  waiting: ['queued'],
  live: ['live'],
  pending: ['pending'],
  held: ['live', 'pending'],
};

/** Which open chats a list shows; the parts combine with and. `waiting` in seconds, `text` is looked for in what the row shows. */
export type LiveFilter = {
  /** Any of these; none: all. */
  departments: readonly string[];
  agent: string | undefined;
  state: LiveState | undefined;
  channel: string | undefined;
  waiting: number | undefined;
  text: string;
};

const names = ['department', 'agent', 'state', 'channel', 'waiting', 'q'] as const;
export type LiveFilterName = (typeof names)[number];

/** The filter as it stands in the address; anything that makes no sense there is ignored. */
export function liveFilter(query: URLSearchParams): LiveFilter {
  const waiting = Number(query.get('waiting'));
  return {
    departments: query
      .getAll('department')
      .flatMap((ids) => ids.split(','))
      .filter(Boolean),
    agent: query.get('agent') || undefined,
    state: Object.hasOwn(statuses, query.get('state') ?? '') ? (query.get('state') as LiveState) : undefined,
    channel: query.get('channel') || undefined,
    waiting: Number.isFinite(waiting) && waiting > 0 ? waiting : undefined,
    text: query.get('q') ?? '',
  };
}

export function isLiveFiltered(filter: LiveFilter): boolean {
  return (
    filter.departments.length > 0 ||
    [filter.agent, filter.state, filter.channel, filter.waiting].some((part) => part !== undefined) ||
    filter.text.trim() !== ''
  );
}

/** The query with every filter taken out. */
export function withoutLiveFilters(): Record<LiveFilterName, undefined> {
  return Object.fromEntries(names.map((name) => [name, undefined])) as Record<LiveFilterName, undefined>;
}

/** Whether an open chat passes. `now` in milliseconds: a chat comes in by itself once its customer has waited long enough. */
export function passesLive(chat: Chat, filter: LiveFilter, now: number): boolean {
  if (filter.departments.length > 0 && !filter.departments.includes(chat.department?.id ?? 'none')) return false;
  if (filter.agent && (chat.agent?.id ?? 'none') !== filter.agent) return false;
  if (filter.state && !statuses[filter.state].includes(chat.status)) return false;
  if (filter.channel && chat.channel !== filter.channel) return false;
  if (filter.waiting && (chat.waitingSince === null || now - Date.parse(chat.waitingSince) < filter.waiting * 1000)) return false;
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = fold(
    [chat.customer.name, chat.agent?.name, chat.department?.name, chat.topic, chat.lastMessage?.text, `#${chat.number}`].join('\n'),
  );
  return words.every((word) => text.includes(word));
}
