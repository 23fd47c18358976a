import { type Presence, type PresenceEntry, toPresenceList } from './presence.ts';

type Lease = { entry: PresenceEntry; expiresAt: number };

/** Presence of a desk that is one process. `now` gives milliseconds. */
export function createMemoryPresence(now: () => number = Date.now): Presence {
  const workspaces = new Map<string, Map<string, Lease>>();

  return {
    async beat(workspaceId, socketId, entry, ttlMs) {
      const leases = workspaces.get(workspaceId) ?? new Map<string, Lease>();
      leases.set(socketId, { entry, expiresAt: now() + ttlMs });
      workspaces.set(workspaceId, leases);
    },
    async leave(workspaceId, socketId) {
      const leases = workspaces.get(workspaceId);
      leases?.delete(socketId);
      if (leases?.size === 0) workspaces.delete(workspaceId);
    },
    async list(workspaceId) {
      const leases = workspaces.get(workspaceId) ?? new Map<string, Lease>();
      for (const [socketId, lease] of leases) if (lease.expiresAt <= now()) leases.delete(socketId);
      return toPresenceList([...leases.values()].map((lease) => lease.entry));
    },
  };
}
