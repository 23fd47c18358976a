import type { VisitorChat } from '@desk/protocol/chat';
import { type ChatId, newId } from '@desk/protocol/ids';
import type { OutgoingMessage } from './outbox.ts';
import type { VisitorMessage } from './visit-state.ts';

const START = Date.parse('2026-05-14T10:00:00Z');

export function aChat(change: Partial<VisitorChat> = {}): VisitorChat {
  return {
    id: newId('chat') as ChatId,
    version: 1,
    status: 'live',
    agentName: 'Noor',
    queuePosition: null,
    openedAt: new Date(START).toISOString(),
    closedAt: null,
    ...change,
  };
}

/** A message that made `version` of its chat, one minute per version. */
export function aMessage(
  version: number,
  kind: 'customer' | 'agent' | 'system',
  text: string,
  change: Partial<VisitorMessage> = {},
): VisitorMessage {
  return {
    id: newId('msg'),
    version,
    author: { kind, name: kind === 'agent' ? 'Noor' : 'Ada' },
    text,
    clientId: `client-${version}`,
    at: new Date(START + version * 60_000).toISOString(),
    ...change,
  };
}

export function anOutgoing(text: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { clientId: `out-${text}`, text, at: new Date(START + 3_600_000).toISOString(), state: 'queued', reason: null, ...change };
}
