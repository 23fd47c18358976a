import type { Bus, BusMessage } from '@desk/runtime/bus';

const KEPT = 5_000;

/** The newest messages that this node has heard, so that a socket which was cut can go on from its cursor. */
export type Ring = {
  push(messages: readonly BusMessage[]): void;
  clear(): void;
  /**
   * Exactly the messages behind `cursor` that the hub has heard, read synchronously, or null when they reach further back than we remember;
   * `older` (what the bus itself still has) then fills the front.
   */
  since(cursor: string, older: readonly BusMessage[] | null): BusMessage[] | null;
  /** True when `since` needs nothing older. */
  reaches(cursor: string): boolean;
  /** Resolves once this node has heard the message of that cursor. */
  heard(cursor: string): Promise<void>;
};

export function createRing(compare: Bus['compare']): Ring {
  const ring: BusMessage[] = [];
  let waiting: { cursor: string; resolve: () => void }[] = [];
  const hasHeard = (cursor: string) => ring.length > 0 && compare(ring.at(-1)!.cursor, cursor) >= 0;

  /** Halves what is left until it stands at the first message behind the cursor: after a cut everybody asks at once. */
  function behind(cursor: string): BusMessage[] {
    let low = 0;
    let high = ring.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(ring[middle]!.cursor, cursor) > 0) high = middle;
      else low = middle + 1;
    }
    return ring.slice(low);
  }

  return {
    push(messages) {
      ring.push(...messages);
      if (ring.length > KEPT) ring.splice(0, ring.length - KEPT);
      for (const { cursor, resolve } of waiting) if (hasHeard(cursor)) resolve();
      waiting = waiting.filter(({ cursor }) => !hasHeard(cursor));
    },
    clear() {
      ring.length = 0;
    },
    // Not beyond the newest either: such a cursor was never ours to give.
    reaches: (cursor) => ring.length > 0 && compare(cursor, ring[0]!.cursor) >= 0 && compare(cursor, ring.at(-1)!.cursor) <= 0,
    since(cursor, older) {
      if (this.reaches(cursor)) return behind(cursor);
      return older && [...older, ...behind(older.at(-1)?.cursor ?? cursor)];
    },
    heard: (cursor) => (hasHeard(cursor) ? Promise.resolve() : new Promise((resolve) => waiting.push({ cursor, resolve }))),
  };
}
