import type { Bus, BusListener, Signal } from './bus.ts';
import { hearChannels } from './channels-redis.ts';
import { createListeners } from './listeners.ts';
import { type Log, silentLog } from './log.ts';
import { openRedis } from './redis.ts';
import { readStream } from './stream-reader.ts';
import { addToStream, compareCursors, entriesAfter, parseCursor, streamHead, toMessages } from './stream-redis.ts';

/**
 * The bus of a desk of many processes, on a Redis stream (events) and two channels (nudges, signals). A cursor is the id of a stream entry.
 * Three connections: for commands at once, for reading and for signals when somebody listens. Needs Redis 6.2 or newer.
 * Resolves when Redis answers; throws when it does not within 10 s.
 */
export async function createRedisBus(options: { url: string; prefix?: string; maxLength?: number; log?: Log }): Promise<Bus> {
  const { url, prefix = 'desk:', maxLength = 20_000, log = silentLog } = options;
  const key = `${prefix}events`;
  const names = { nudge: `${prefix}nudge`, signals: `${prefix}signals` };
  const listeners = createListeners<BusListener>(log);
  const nudged = createListeners<() => void>(log);
  const signalled = createListeners<(signal: Signal) => void>(log);
  const commands = await openRedis({ url, name: `${prefix}bus`, log });

  const reading = onceStarted(async () => {
    const redis = await openRedis({ url, name: `${prefix}bus-reader`, log });
    return readStream({
      redis,
      key,
      log,
      onGap: () => listeners.each((listener) => listener.onGap()),
      onEntries(entries) {
        const messages = toMessages(entries, log);
        if (messages.length > 0) listeners.each((listener) => listener.onMessages(messages));
      },
    });
  });

  const hearing = onceStarted(async () => {
    const redis = await openRedis({ url, name: `${prefix}bus-signals`, log });
    const onNudge = () => nudged.each((listener) => listener());
    const onSignal = (signal: Signal) => signalled.each((listener) => listener(signal));
    return hearChannels({ redis, names, log, onNudge, onSignal });
  });

  /** Fire and forget: a nudge or signal that cannot be sent is one that was lost. */
  function say(channel: string, text: string): void {
    commands.publish(channel, text).catch((error) => log.debug({ channel, err: error }, 'a signal was lost'));
  }

  return {
    publish: (events) => addToStream(commands, key, events, maxLength),
    async subscribe(listener) {
      const remove = listeners.add(listener);
      await reading.start();
      return async () => remove();
    },
    head: () => streamHead(commands, key),
    async since(cursor, limit) {
      if (parseCursor(cursor) === null) return null;
      const entries = await entriesAfter(commands, key, cursor, limit);
      return entries === null ? null : toMessages(entries, log);
    },
    compare: compareCursors,
    nudge: () => say(names.nudge, ''),
    async onNudge(listener) {
      const remove = nudged.add(listener);
      await hearing.start();
      return async () => remove();
    },
    signal: (signal) => say(names.signals, JSON.stringify(signal)),
    async onSignal(listener) {
      const remove = signalled.add(listener);
      await hearing.start();
      return async () => remove();
    },
    async healthy() {
      return commands.ping().then(
        () => true,
        () => false,
      );
    },
    async close() {
      await reading.stop();
      await hearing.stop();
      await commands.quit().catch(() => commands.disconnect());
    },
  };
}

/** Something that is started by whoever needs it first. A start that failed is forgotten: the next one tries again. */
function onceStarted(begin: () => Promise<() => unknown>) {
  let running: Promise<() => unknown> | null = null;
  return {
    async start(): Promise<void> {
      running ??= begin().catch((error) => {
        running = null;
        throw error;
      });
      await running;
    },
    async stop(): Promise<void> {
      const end = await running?.catch(() => null);
      await end?.();
    },
  };
}
