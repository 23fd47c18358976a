import type { ChatStatus } from '@desk/protocol/chat';

const tabs: Record<ChatStatus, string> = { queued: 'live', live: 'live', pending: 'pending', ticketed: 'tickets', closed: 'closed' };

/** Where a chat stands on the agent's desk. `to: 'write'` has the cursor in the composer, or where its customer is written to. */
export function deskHref({ id, status }: { id: string; status: ChatStatus }, to?: 'close' | 'write'): string {
  const place = `/desk/${tabs[status]}/${id}`;
  return to === 'close' ? `${place}/close` : to === 'write' ? `${place}?write` : place;
}
