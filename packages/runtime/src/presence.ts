import type { Viewer } from '@desk/protocol/socket';

/** What one socket of a member of the team says of them: that they are there, which chat they look at, whether its close form is open. */
export type PresenceEntry = { userId: string; name: string; chatId: string | null; closing: boolean };

/** Who is there: `online` are user ids, sorted, each once; `viewers` one per person and chat. */
export type PresenceList = { online: string[]; viewers: Viewer[] };

/**
 * Leases: what a socket says holds for `ttlMs` unless it is said again, so that nobody stays online by the crash of a node.
 * Best effort: rejects while the backing store is away, and nothing of it is kept.
 */
export type Presence = {
  beat(workspaceId: string, socketId: string, entry: PresenceEntry, ttlMs: number): Promise<void>;
  leave(workspaceId: string, socketId: string): Promise<void>;
  list(workspaceId: string): Promise<PresenceList>;
};

/** Folds the entries of sockets into people: two tabs on one chat are one viewer, who is closing when either tab is. */
export function toPresenceList(entries: PresenceEntry[]): PresenceList {
  const viewers = new Map<string, Viewer>();
  for (const { userId, name, chatId, closing } of entries) {
    if (chatId === null) continue;
    const key = `${chatId} ${userId}`;
    viewers.set(key, { userId, name, chatId, closing: closing || (viewers.get(key)?.closing ?? false) });
  }
  const inOrder = [...viewers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, viewer]) => viewer);
  return { online: [...new Set(entries.map((entry) => entry.userId))].sort(), viewers: inOrder };
}
