import { randomBytes } from 'node:crypto';
import type { Bus, BusListener, BusMessage, Signal } from './bus.ts';
import { createListeners } from './listeners.ts';
import { type Log, silentLog } from './log.ts';

/**
 * The bus of a desk that is one process. Cursors are `<epoch>-<n>`; the epoch is drawn anew at each start, so a cursor of an earlier
 * process is recognised as foreign. Keeps the last `capacity` messages. Listeners hear after the publisher's own turn, as over a network.
 */
export function createMemoryBus(options: { capacity?: number; log?: Log } = {}): Bus {
  const { capacity = 5_000, log = silentLog } = options;
  const epoch = randomBytes(6).toString('hex');
  const listeners = createListeners<BusListener>(log);
  const nudged = createListeners<() => void>(log);
  const signalled = createListeners<(signal: Signal) => void>(log);
  const ring: BusMessage[] = [];
  let count = 0;

  const cursorOf = (n: number) => `${epoch}-${n}`;

  function placeOf(cursor: string): number | null {
    const [, ofEpoch, digits] = /^([0-9a-f]{12})-(\d{1,15})$/.exec(cursor) ?? [];
    return ofEpoch === epoch ? Number(digits) : null;
  }

  return {
    async publish(events) {
      if (events.length === 0) return;
      const messages = events.map((event) => ({ cursor: cursorOf(++count), event }));
      for (const message of messages) ring.push(message);
      ring.splice(0, ring.length - capacity);
      queueMicrotask(() => listeners.each((listener) => listener.onMessages(messages)));
    },
    async subscribe(listener) {
      const remove = listeners.add(listener);
      return async () => remove();
    },
    async head() {
      return cursorOf(count);
    },
    async since(cursor, limit) {
      const place = placeOf(cursor);
      if (place === null || place > count) return null;
      const missing = count - place;
      if (missing > limit || missing > ring.length) return null;
      return missing === 0 ? [] : ring.slice(-missing);
    },
    compare(a, b) {
      return (placeOf(a) ?? -1) - (placeOf(b) ?? -1);
    },
    nudge() {
      queueMicrotask(() => nudged.each((listener) => listener()));
    },
    async onNudge(listener) {
      const remove = nudged.add(listener);
      return async () => remove();
    },
    signal(signal) {
      queueMicrotask(() => signalled.each((listener) => listener(signal)));
    },
    async onSignal(listener) {
      const remove = signalled.add(listener);
      return async () => remove();
    },
    async healthy() {
      return true;
    },
    async close() {
      ring.length = 0;
    },
  };
}
