/** Hands on a value at most once in `everyMs`: in between, the one of before. */
export class Calm<T> {
  readonly #everyMs: number;
  #value: T | undefined;
  #since = Number.NEGATIVE_INFINITY;

  /** What was handed on last. */
  get last(): T | undefined {
    return this.#value;
  }

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** @param now in milliseconds of a clock that never jumps; `mayChange` false: not with this drawing, which has enough to do */
  of(value: T, now = performance.now(), mayChange = true): T {
    if (this.#value === undefined || (mayChange && now - this.#since >= this.#everyMs)) {
      this.#value = value;
      this.#since = now;
    }
    return this.#value;
  }
}
