import type { DeskEvent } from '@desk/protocol/events';
import type { AgentLoad } from '@desk/protocol/people';
import { shortAgo } from '../../clock/time-words.ts';
import { isFull } from '../../data/is-full.ts';
import { isGone } from '../../data/is-gone.ts';
import type { Presence } from '../../ui/ui-avatar.ts';

/** What an agent does just now, in words and as the dot beside the name. */
export type AgentState = { words: string; presence: Presence; tone: 'neg' | 'warn' | '' };

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * `now` in milliseconds, for how long somebody has been unavailable. Somebody available without an open page is `offline` besides. `isClosing`: they
 * have a close form open.
 */
export function agentState(agent: AgentLoad, now: number, isClosing = false): AgentState {
  const over = agent.live - agent.limit;
  const dot = (presence: Presence): Presence => (agent.online ? presence : 'off');
  if (isGone(agent))
    return {
      words: `Offline, ${shortAgo(now - Date.parse(agent.disconnectedAt!))}`,
      presence: 'off',
      tone: agent.live > 0 ? 'warn' : '',
    };
  if (over > 0) return { words: `Over by ${numbers[over] ?? over}`, presence: dot('busy'), tone: 'neg' };
  if (!agent.available)
    return { words: `Unavailable, ${shortAgo(now - Date.parse(agent.availableSince))}`, presence: dot('away'), tone: '' };
  if (isFull(agent)) return { words: 'Full', presence: dot('busy'), tone: 'warn' };
  if (isClosing) return { words: 'Closing a chat', presence: dot('on'), tone: '' };
  return { words: agent.live > 0 ? 'In chats' : 'Free', presence: dot('on'), tone: '' };
}

/** All agents in words, each counted once: who is on, who is not at a desk, who takes no chats. */
export function headcount(agents: readonly AgentLoad[]): string {
  const isOn = ({ available, online }: AgentLoad) => available && online;
  const isOff = ({ available, online, disconnectedAt }: AgentLoad) => disconnectedAt !== null || (available && !online);
  const [on, off] = [agents.filter(isOn).length, agents.filter(isOff).length];
  const rest = agents.length - on - off;
  return [`${on} on`, off > 0 ? `${off} offline` : '', rest > 0 ? `${rest} unavailable` : ''].filter(Boolean).join(', ');
}

/** Busiest first; who takes no chats stands at the end. */
export function byLoad(a: AgentLoad, b: AgentLoad): number {
  const rank = (agent: AgentLoad) => (agent.available || agent.live > agent.limit ? 0 : 1);
  const load = (agent: AgentLoad) => (agent.live + agent.kept) / Math.max(1, agent.limit);
  return rank(a) - rank(b) || load(b) - load(a) || b.live - a.live || a.name.localeCompare(b.name);
}

/** The agents as these events leave them: who takes chats and who does not. */
export function withAvailability(agents: readonly AgentLoad[], events: readonly DeskEvent[]): readonly AgentLoad[] {
  const heard = new Map(
    events.flatMap(({ type, data, at }) =>
      type === 'agent.availability-changed' ? [[data.agentId as string, { ...data, at }] as const] : [],
    ),
  );
  if (heard.size === 0) return agents;
  return agents.map((agent) => {
    const news = heard.get(agent.id);
    if (!news) return agent;
    const disconnectedAt = news.reason === 'disconnected' ? (news.seenAt ?? null) : null;
    return {
      ...agent,
      available: news.available,
      availableSince: news.at,
      disconnectedAt,
      // Who has just gone, or is connected again, is so before their presence is counted anew.
      online: news.reason === 'connected' || (agent.online && news.reason !== 'disconnected'),
    };
  });
}
