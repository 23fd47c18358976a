/** Hands on a value at most once in `everyMs`: in between, the one of before. */
export class Calm<T> {
  readonly #everyMs: number;
  #value: T | undefined;
  #since = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** @param now in milliseconds of a clock that never jumps */
  of(value: T, now = performance.now()): T {
    if (this.#value === undefined || now - this.#since >= this.#everyMs) {
      this.#value = value;
      this.#since = now;
    }
    return this.#value;
  }
}
