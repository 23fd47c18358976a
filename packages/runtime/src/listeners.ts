import type { Log } from './log.ts';

export type Listeners<T> = {
  add(listener: T): () => void;
  /** Calls `tell` with each listener; one that throws is logged and does not keep the others from hearing. */
  each(tell: (listener: T) => void): void;
  readonly size: number;
};

/** A set of listeners. The same function added twice hears twice. */
export function createListeners<T>(log: Log): Listeners<T> {
  const entries = new Set<{ listener: T }>();
  return {
    add(listener) {
      const entry = { listener };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    each(tell) {
      for (const { listener } of [...entries]) {
        try {
          tell(listener);
        } catch (error) {
          log.error({ err: error }, 'a listener failed');
        }
      }
    },
    get size() {
      return entries.size;
    },
  };
}
