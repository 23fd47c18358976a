import type { Connection } from './connection.ts';
import { createFrames, type Delivery } from './encode.ts';
import type { Channel } from './topics.ts';

/** Sockets that watch the very same channels: what they hear is gathered once for all of them. */
export type Audience = {
  readonly kind: AudienceKind;
  readonly key: string;
  readonly channels: readonly Channel[];
  readonly connections: Set<Connection>;
  pending: Delivery[];
};

export type AudienceKind = 'members' | 'visitors';

export function audienceKey(kind: AudienceKind, channels: readonly Channel[]): string {
  return `${kind} ${[...channels].sort().join('\n')}`;
}

/** Sends what was gathered. Returns how many events were handed to sockets. `frames` may be shared by all that are flushed at once. */
export function flush(audience: Audience, frames = createFrames()): number {
  const { kind, pending, connections } = audience;
  if (pending.length === 0) return 0;
  audience.pending = [];
  if (connections.size === 0) return 0;
  const texts = frames(kind, pending);
  for (const connection of connections) for (const text of texts) connection.send(text);
  return pending.length * connections.size;
}
