import type { Bus, BusMessage } from '@desk/runtime/bus';
import type { Log } from '@desk/runtime/log';
import type { Metrics } from '../http/metrics.ts';
import { createShared } from '../http/shared.ts';
import { type AudienceKind, flush } from './audience.ts';
import { createAudiences } from './audiences.ts';
import type { ChatFacts } from './chat-facts.ts';
import type { Connection } from './connection.ts';
import { createFrames, deliver, delivery } from './encode.ts';
import { createRing } from './ring.ts';
import { type Channel, channelsOfEvent } from './topics.ts';

/** A socket gets a frame at most this often: what comes meanwhile is gathered into the next one. The first event after a lull goes at once. */
const GATHER_MS = 15;
/** A client that missed more than this loads its lists anew. */
const RESUME_AT_MOST = 5_000;
const CATCH_UP_MS = 2_000;
const HEALTH_MS = 1_000;

/** Fans the bus out to the sockets of this node. */
export type Hub = {
  /**
   * Puts a connection where it hears these channels from now on; with `since`, exactly what it missed comes first. False when that can no
   * longer be told: the client must load its lists anew.
   */
  watch(connection: Connection, kind: AudienceKind, channels: readonly Channel[], since?: string): Promise<boolean>;
  leave(connection: Connection): void;
  /** Sends a frame at once to whoever watches any of these channels. */
  tell(channels: readonly Channel[], frame: string): void;
  /** Where a socket that has just come begins: behind its own cursor, if everything since is still known, else at the newest place. */
  place(since: string | undefined): Promise<Place>;
  /** True when this node hears the bus; asked for often, so the answer may be a second old. */
  hears(): Promise<boolean>;
  close(): Promise<void>;
};

/** `cursor` is empty while the bus cannot be asked. */
export type Place = { cursor: string; resumed: boolean; bus: boolean };

export async function createHub(bus: Bus, facts: ChatFacts, metrics: Metrics, log: Log): Promise<Hub> {
  const audiences = createAudiences();
  const ring = createRing(bus.compare);
  const health = createShared<boolean>(HEALTH_MS);
  let timer: NodeJS.Timeout | null = null;
  let flushedAt = Number.NEGATIVE_INFINITY;

  const unsubscribe = await bus.subscribe({
    onMessages(messages) {
      ring.push(messages);
      for (const message of messages) {
        if (message.event.chat) facts.remember(message.event.chat, message.event.workspaceId);
        const channels = channelsOfEvent(message.event);
        for (const [audience, heard] of audiences.on(channels)) audience.pending.push(delivery(message, heard));
      }
      if (timer) return;
      const leftMs = flushedAt + GATHER_MS - performance.now();
      if (leftMs <= 0) flushAll();
      else timer = setTimeout(flushAll, leftMs);
    },
    onGap() {
      ring.clear();
      log.warn('the bus lost messages: every socket is told to load its lists anew');
      for (const connection of audiences.connections()) connection.send('{"type":"resync"}');
    },
  });

  function flushAll(): void {
    timer = null;
    flushedAt = performance.now();
    const frames = createFrames();
    let delivered = 0;
    for (const audience of audiences.all()) delivered += flush(audience, frames);
    metrics.delivered.inc(delivered);
  }

  /** What the bus itself has behind `since`, once this node has heard it too: nothing then comes a second time. */
  async function olderThanRing(since: string): Promise<BusMessage[] | null> {
    if (ring.reaches(since)) return null;
    const older = await bus.since(since, RESUME_AT_MOST);
    const last = older?.at(-1);
    if (last) await Promise.race([ring.heard(last.cursor), new Promise((resolve) => setTimeout(resolve, CATCH_UP_MS).unref())]);
    return older;
  }

  return {
    async watch(connection, kind, channels, since) {
      const older = since === undefined ? null : await olderThanRing(since);
      if (!connection.isOpen) return true;
      // From here on nothing waits: what was missed and the place in the audience are taken in the same moment.
      const audience = audiences.move(connection, kind, channels);
      if (since === undefined) return true;
      const missed = ring.since(since, older);
      for (const frame of createFrames()(audience.kind, deliver(missed ?? [], channels))) connection.send(frame);
      return missed !== null;
    },
    leave: audiences.leave,
    tell(channels, text) {
      for (const audience of audiences.on(channels).keys()) for (const connection of audience.connections) connection.send(text);
    },
    async place(since) {
      try {
        const resumed = since !== undefined && (ring.reaches(since) || (await bus.since(since, RESUME_AT_MOST)) !== null);
        return { cursor: resumed ? since : await bus.head(), resumed, bus: true };
      } catch (error) {
        log.warn({ err: error }, 'the bus does not answer');
        return { cursor: '', resumed: false, bus: false };
      }
    },
    hears: () => health('bus', () => bus.healthy()),
    async close() {
      if (timer) clearTimeout(timer);
      await unsubscribe();
    },
  };
}
