import type { ChatState } from '../chats/chat-state.ts';

/** Seconds from the assignment of a chat (from its opening, if nobody ever had it) to its close; clocks that disagree make none below zero. */
export function handledSecondsOf({ assigned_at, opened_at }: ChatState, closedAt: Date): number {
  return Math.max(0, Math.round((closedAt.getTime() - (assigned_at ?? opened_at).getTime()) / 1000));
}
