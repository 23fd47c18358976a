/** Chance that can be repeated: the same seed gives the same choices on every machine. */
export type Random = {
  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in about this share of cases, 0 to 1. */
  chance(share: number): boolean;
};

/** A generator of its own for each seed (splitmix32). */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return { below, pick: (from) => from[below(from.length)]!, chance: (share) => next() < share };
}
