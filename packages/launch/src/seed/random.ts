/** A stream of numbers that is the same at every run: the demo tells everybody the same story. */
export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of `from`, in proportion to its weight. */
  weighted<T>(from: readonly T[], weight: (item: T) => number): T;
  chance(share: number): boolean;
};

/** Mulberry32: small, fast, good enough for stories. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)]!,
    weighted: (from, weight) => {
      let rest = next() * from.reduce((sum, item) => sum + weight(item), 0);
      for (const item of from) {
        rest -= weight(item);
        if (rest < 0) return item;
      }
      return from[0]!;
    },
    chance: (share) => next() < share,
  };
}
