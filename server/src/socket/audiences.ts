import { type Audience, type AudienceKind, audienceKey, flush } from './audience.ts';
import type { Connection } from './connection.ts';
import type { Channel } from './topics.ts';

/** Which connections hear which channels. */
export type Audiences = {
  all(): Iterable<Audience>;
  /** The audiences that hear at least one of these channels, each with those that it hears. */
  on(channels: readonly Channel[]): Map<Audience, Channel[]>;
  connections(): Iterable<Connection>;
  /** Takes a connection out of its audience and into that of `channels`; what waited in either is sent to those who were there before. */
  move(connection: Connection, kind: AudienceKind, channels: readonly Channel[]): Audience;
  leave(connection: Connection): void;
};

export function createAudiences(): Audiences {
  const byKey = new Map<string, Audience>();
  const byChannel = new Map<Channel, Set<Audience>>();
  const places = new Map<Connection, Audience>();

  function open(kind: AudienceKind, channels: readonly Channel[]): Audience {
    const key = audienceKey(kind, channels);
    const known = byKey.get(key);
    if (known) return known;
    const audience: Audience = { kind, key, channels: [...channels], connections: new Set(), pending: [] };
    byKey.set(key, audience);
    for (const channel of channels) byChannel.set(channel, (byChannel.get(channel) ?? new Set()).add(audience));
    return audience;
  }

  function leave(connection: Connection): void {
    const audience = places.get(connection);
    if (!audience) return;
    places.delete(connection);
    audience.connections.delete(connection);
    if (audience.connections.size > 0) return;
    byKey.delete(audience.key);
    for (const channel of audience.channels) {
      const there = byChannel.get(channel);
      there?.delete(audience);
      if (there?.size === 0) byChannel.delete(channel);
    }
  }

  return {
    all: () => byKey.values(),
    on(channels) {
      const found = new Map<Audience, Channel[]>();
      for (const channel of channels) {
        for (const audience of byChannel.get(channel) ?? []) {
          const heard = found.get(audience);
          if (heard) heard.push(channel);
          else found.set(audience, [channel]);
        }
      }
      return found;
    },
    connections: () => places.keys(),
    move(connection, kind, channels) {
      const before = places.get(connection);
      if (before) flush(before);
      leave(connection);
      const audience = open(kind, channels);
      flush(audience);
      audience.connections.add(connection);
      places.set(connection, audience);
      return audience;
    },
    leave,
  };
}
