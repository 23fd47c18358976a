const BURST_PER_SECOND = 10;
const BURST_SECONDS = 3;
const KEPT_SECONDS = 60;

/** How fast closures come in, counted in whole seconds over the last minute. Times in milliseconds. */
export class StreamRate {
  readonly #perSecond = new Map<number, number>();

  count(now: number): void {
    const second = Math.floor(now / 1000);
    this.#perSecond.set(second, (this.#perSecond.get(second) ?? 0) + 1);
    for (const known of this.#perSecond.keys()) if (known < second - KEPT_SECONDS) this.#perSecond.delete(known);
  }

  /** Closures in the last sixty seconds. */
  perMinute(now: number): number {
    const second = Math.floor(now / 1000);
    let sum = 0;
    for (const [at, count] of this.#perSecond) if (at > second - KEPT_SECONDS) sum += count;
    return sum;
  }

  /** More than ten a second for three whole seconds: rows are no longer worth a highlight. */
  isBurst(now: number): boolean {
    const second = Math.floor(now / 1000);
    return Array.from({ length: BURST_SECONDS }, (_, i) => this.#perSecond.get(second - 1 - i) ?? 0).every(
      (count) => count > BURST_PER_SECOND,
    );
  }
}
