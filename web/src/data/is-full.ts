import type { AgentLoad } from '@desk/protocol/people';

/** Whether routing gives this agent no further chat: a place that is kept for an offer is taken, as one of a live chat is. [C15] */
export function isFull({ live, kept, limit }: Pick<AgentLoad, 'live' | 'kept' | 'limit'>): boolean {
  return live + kept >= limit;
}

/** `4 of 5`, and what is on offer to them: `4 of 5, 1 on offer`. */
export function loadWords({ live, kept, limit }: Pick<AgentLoad, 'live' | 'kept' | 'limit'>): string {
  return `${live} of ${limit}${kept > 0 ? `, ${kept} on offer` : ''}`;
}
