import type { AgentLoad } from '@desk/protocol/people';
import { countText, plural } from '../charts/figure-text.ts';

/**
 * What the places are that live chats are set against, the same on wall, dashboard and lists of agents. `elsewhere`: live chats of agents who are
 * not available, whose limits are not among the places.
 */
export function placesWords(capacity: number, available: number, elsewhere = 0): string {
  const rest = elsewhere > 0 ? `; ${countText(elsewhere)} live with agents who are not` : '';
  return `${plural(capacity, 'place')}: the limits of ${available === 1 ? 'the one agent who is' : `all ${available} agents who are`} available, connected or not${rest}`;
}

/**
 * How many live chats are with agents who are not available; 0 where that cannot be told: agents are counted with all of their chats, so only
 * a count of live chats that is not narrowed to departments can be taken apart.
 */
export function liveElsewhere(agents: readonly Pick<AgentLoad, 'available' | 'live'>[], live: number): number {
  const held = agents.reduce((sum, agent) => sum + agent.live, 0);
  return held === live ? agents.reduce((sum, agent) => sum + (agent.available ? 0 : agent.live), 0) : 0;
}
