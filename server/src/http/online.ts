import type { Presence } from '@desk/runtime/presence';

/** The users of a workspace with a socket open somewhere; nobody while presence itself is away: it is best effort, lists must not fail with it. */
export async function onlineUsers(presence: Presence, workspaceId: string): Promise<ReadonlySet<string>> {
  const { online } = await presence.list(workspaceId).catch(() => ({ online: [] }));
  return new Set(online);
}
