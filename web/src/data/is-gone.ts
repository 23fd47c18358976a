import type { AgentLoad } from '@desk/protocol/people';

/** Switched off because no desk of theirs was connected, and none is now: who is back after more than the hour stays switched off. [V5] */
export function isGone({ disconnectedAt, online }: Pick<AgentLoad, 'disconnectedAt' | 'online'>): boolean {
  return disconnectedAt !== null && !online;
}
