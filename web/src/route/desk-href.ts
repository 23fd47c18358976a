import type { ChatStatus } from '@desk/protocol/chat';
import { matchPath } from './match-path.ts';

const tabs: Record<ChatStatus, string> = { queued: 'live', live: 'live', pending: 'pending', ticketed: 'tickets', closed: 'closed' };

/** Where a chat stands on the agent's desk. `to: 'write'` has the cursor in the composer, or where its customer is written to. */
export function deskHref({ id, status }: { id: string; status: ChatStatus }, to?: 'close' | 'write'): string {
  const place = `/desk/${tabs[status]}/${id}`;
  return to === 'close' ? `${place}/close` : to === 'write' ? `${place}?write` : place;
}

const desks: Record<string, string> = { now: 'live', live: 'live', opened: 'live', tickets: 'tickets', closed: 'closed' };

/** Where an agent finds the chat that an address of the supervisor desk names: JIRA's links lead there whoever follows them. Undefined: it names none. */
export function deskHrefOf(path: string): string | undefined {
  const { tab = '', chatId = '' } = matchPath('/supervise/:tab/:chatId', path) ?? {};
  const desk = Object.hasOwn(desks, tab) ? desks[tab] : undefined;
  return desk && chatId ? `/desk/${desk}/${encodeURIComponent(chatId)}` : undefined;
}
