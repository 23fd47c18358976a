/** An axis from 0: the highest value that is drawn, and the values that get a line. */
export type Scale = { top: number; ticks: number[] };

/**
 * An axis from 0 that ends a little above `highest` on a number people count in (1, 2 or 5 times a power of ten), with at most
 * `lines` steps. Counts are whole, so a step is never below 1 unless `whole` is false.
 */
export function niceScale(highest: number, lines = 4, whole = true): Scale {
  const reach = Math.max(highest, whole ? 1 : 0.01);
  const rough = reach / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  const step = whole ? Math.max(1, factor * power) : factor * power;
  const steps = Math.max(1, Math.ceil(reach / step - 1e-9));
  return { top: steps * step, ticks: Array.from({ length: steps + 1 }, (_, i) => i * step) };
}

const CALM_MS = 10_000;

/** An axis for figures that move: it grows at once, and shrinks at most every ten seconds, so bars never breathe. Times in milliseconds. */
export class CalmScale {
  #scale: Scale | undefined;
  #changedAt = 0;

  /** The axis for `highest` as of `now`. */
  at(highest: number, now: number, lines = 4): Scale {
    const wanted = niceScale(highest, lines);
    const current = this.#scale;
    if (!current || wanted.top > current.top || (wanted.top < current.top && now - this.#changedAt >= CALM_MS)) {
      this.#scale = wanted;
      this.#changedAt = now;
    }
    return this.#scale!;
  }
}
