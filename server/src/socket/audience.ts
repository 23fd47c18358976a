import type { Connection } from './connection.ts';
import { type Delivery, eventsFrame, visitorFrames } from './encode.ts';
import type { Channel } from './topics.ts';

/** Sockets that watch the very same channels: what they hear is gathered and turned into text once for all of them. */
export type Audience = {
  readonly key: string;
  readonly channels: readonly Channel[];
  readonly connections: Set<Connection>;
  pending: Delivery[];
};

export type AudienceKind = 'members' | 'visitors';

export function audienceKey(kind: AudienceKind, channels: readonly Channel[]): string {
  return `${kind} ${[...channels].sort().join('\n')}`;
}

/** Sends what was gathered. Returns how many events were handed to sockets. */
export function flush(audience: Audience): number {
  const { pending, connections } = audience;
  if (pending.length === 0) return 0;
  audience.pending = [];
  if (connections.size === 0) return 0;
  const frames = framesFor(audience.key, pending);
  for (const connection of connections) for (const frame of frames) connection.send(frame);
  return pending.length * connections.size;
}

/** The frames in which an audience hears these events. */
export function framesFor(key: string, deliveries: readonly Delivery[]): string[] {
  if (deliveries.length === 0) return [];
  return key.startsWith('visitors ') ? visitorFrames(deliveries) : [eventsFrame(deliveries)];
}
