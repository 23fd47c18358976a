import type { Bus, BusMessage, Unsubscribe } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
import type { Metrics } from '../http/metrics.ts';
import { type Audience, type AudienceKind, audienceKey, flush, framesFor } from './audience.ts';
import type { ChatFacts } from './chat-facts.ts';
import type { Connection } from './connection.ts';
import { type Channel, channelsOfEvent } from './topics.ts';

/** Events are gathered for this long into one frame. */
const GATHER_MS = 15;
const RING = 5_000;

/** Fans the bus out to the sockets of this node. */
export type Hub = {
  /** Puts a connection where it hears these channels from now on; with `since`, what it missed first. False when that can no longer be told. */
  watch(connection: Connection, kind: AudienceKind, channels: readonly Channel[], since?: string): Promise<boolean>;
  leave(connection: Connection): void;
  /** Sends a frame at once to whoever watches any of these channels. */
  tell(channels: readonly Channel[], frame: string): void;
  head(): Promise<string>;
  close(): Promise<void>;
};

export async function createHub(bus: Bus, facts: ChatFacts, metrics: Metrics, log: Log): Promise<Hub> {
  const audiences = new Map<string, Audience>();
  const byChannel = new Map<Channel, Set<Audience>>();
  const places = new Map<Connection, Audience>();
  const ring: BusMessage[] = [];
  let timer: NodeJS.Timeout | null = null;

  const unsubscribe: Unsubscribe = await bus.subscribe({
    onMessages(messages) {
      for (const message of messages) {
        ring.push(message);
        if (message.event.chat) facts.remember(message.event.chat, message.event.workspaceId);
        for (const audience of listening(channelsOfEvent(message.event))) gather(audience, message);
      }
      if (ring.length > RING) ring.splice(0, ring.length - RING);
      timer ??= setTimeout(flushAll, GATHER_MS);
    },
    onGap() {
      ring.length = 0;
      log.warn('the bus lost messages: every socket is told to load its lists anew');
      for (const connection of places.keys()) connection.send('{"type":"resync"}');
    },
  });

  function listening(channels: readonly Channel[]): Set<Audience> {
    const found = new Set<Audience>();
    for (const channel of channels) for (const audience of byChannel.get(channel) ?? []) found.add(audience);
    return found;
  }

  function gather(audience: Audience, message: BusMessage): void {
    const matched = channelsOfEvent(message.event).filter((channel) => audience.channels.includes(channel));
    audience.pending.push({ message, matched });
  }

  function flushAll(): void {
    timer = null;
    for (const audience of audiences.values()) metrics.delivered.inc(flush(audience));
  }

  function leave(connection: Connection): void {
    const audience = places.get(connection);
    if (!audience) return;
    places.delete(connection);
    audience.connections.delete(connection);
    if (audience.connections.size > 0) return;
    audiences.delete(audience.key);
    for (const channel of audience.channels) {
      byChannel.get(channel)?.delete(audience);
      if (byChannel.get(channel)?.size === 0) byChannel.delete(channel);
    }
  }

  function join(connection: Connection, kind: AudienceKind, channels: readonly Channel[]): Audience {
    const key = audienceKey(kind, channels);
    let audience = audiences.get(key);
    if (!audience) {
      audience = { key, channels: [...channels], connections: new Set(), pending: [] };
      audiences.set(key, audience);
      for (const channel of channels) byChannel.set(channel, (byChannel.get(channel) ?? new Set()).add(audience));
    }
    audience.connections.add(connection);
    places.set(connection, audience);
    return audience;
  }

  /** The messages of the ring behind `since`, if the ring reaches back that far. */
  function fromRing(since: string): BusMessage[] | null {
    const first = ring[0];
    if (!first || bus.compare(since, first.cursor) < 0) return null;
    return ring.filter((message) => bus.compare(message.cursor, since) > 0);
  }

  return {
    async watch(connection, kind, channels, since) {
      const known = since === undefined || fromRing(since) !== null;
      const older = known ? null : await bus.since(since, RING);
      if (!connection.isOpen) return true;
      // From here on nothing waits: what was missed, and the place in the audience, are taken in the same moment.
      const before = places.get(connection);
      if (before) flush(before);
      leave(connection);
      const audience = join(connection, kind, channels);
      if (since === undefined) return true;
      flushOthers(audience, connection);
      const missed = fromRing(since) ?? older;
      if (missed === null) return false;
      const deliveries = missed
        .map((message) => ({ message, matched: channelsOfEvent(message.event).filter((channel) => audience.channels.includes(channel)) }))
        .filter((delivery) => delivery.matched.length > 0);
      for (const text of framesFor(audience.key, deliveries)) connection.send(text);
      return true;
    },
    leave,
    tell(channels, text) {
      for (const audience of listening(channels)) for (const connection of audience.connections) connection.send(text);
    },
    head: () => bus.head(),
    async close() {
      if (timer) clearTimeout(timer);
      await unsubscribe();
    },
  };

  /** What waits for this audience is also in the ring: the newcomer gets it from there, the others now. */
  function flushOthers(audience: Audience, newcomer: Connection): void {
    audience.connections.delete(newcomer);
    flush(audience);
    audience.connections.add(newcomer);
  }
}
