import type { WorkspaceId } from '@desk/protocol/ids';
import type { Bus, Unsubscribe } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
import type { Presence } from '@desk/runtime/presence';
import { frame } from './encode.ts';
import type { Hub } from './hub.ts';
import { workspaceChannel } from './topics.ts';

/** A burst of people coming and going is told once. */
const SETTLE_MS = 100;
/** Leases that nobody gave back, those of a node that crashed, run out in silence: so all is told again now and then. */
const AGAIN_MS = 30_000;

/** Tells the members of a workspace who is there and who looks at which chat, whenever that changes on any node. */
export async function createPresenceBoard(bus: Bus, presence: Presence, hub: Hub, log: Log): Promise<{ close: Unsubscribe }> {
  const timers = new Map<string, NodeJS.Timeout>();
  const inhabited = new Set<string>();
  const again = setInterval(() => {
    for (const workspaceId of inhabited) void tell(workspaceId);
  }, AGAIN_MS).unref();

  async function tell(workspaceId: string): Promise<void> {
    timers.delete(workspaceId);
    try {
      const there = await presence.list(workspaceId);
      if (there.online.length === 0) inhabited.delete(workspaceId);
      else inhabited.add(workspaceId);
      hub.tell([workspaceChannel(workspaceId)], frame({ type: 'presence', ...there }));
    } catch (error) {
      log.debug({ err: error }, 'presence is not known right now');
    }
  }

  const unsubscribe = await bus.onSignal((signal) => {
    if (signal.type === 'presence' && !timers.has(signal.workspaceId))
      timers.set(signal.workspaceId, setTimeout(tell, SETTLE_MS, signal.workspaceId));
    if (signal.type === 'typing') {
      const { workspaceId, chatId, customerId, agentId, who } = signal;
      // The customer's typing shows in the owner's list as well as in the open chat; an agent's typing reaches the customer.
      const readers = who.kind === 'customer' ? [`chat:${chatId}`, `chats@${agentId}`] : [`chat:${chatId}`, `visitor:${customerId}`];
      hub.tell(
        readers.map((reader) => `${workspaceId} ${reader}`),
        frame({ type: 'typing', chatId, who }),
      );
    }
  });

  return {
    async close() {
      clearInterval(again);
      for (const timer of timers.values()) clearTimeout(timer);
      await unsubscribe();
    },
  };
}

/** The list of who is there, for a socket that has just come. */
export async function presenceFrame(presence: Presence, workspaceId: WorkspaceId): Promise<string> {
  return frame({ type: 'presence', ...(await presence.list(workspaceId)) });
}
