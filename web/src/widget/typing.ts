const TELL_MS = 3_000;
const SHOW_MS = 6_000;

/** Typing in both directions: told at most every 3 s, shown for 6 s after the last word of it. */
export class Typing {
  readonly #tell: () => void;
  readonly #show: (name: string | null) => void;
  #toldAt = 0;
  #timer = 0;

  constructor(tell: () => void, show: (name: string | null) => void) {
    this.#tell = tell;
    this.#show = show;
  }

  /** The visitor pressed a key at the time `now`, in milliseconds. */
  pressed(now: number): void {
    if (now - this.#toldAt < TELL_MS) return;
    this.#toldAt = now;
    this.#tell();
  }

  /** The visitor sent what they typed: the next key tells anew. */
  sent(): void {
    this.#toldAt = 0;
  }

  heard(name: string): void {
    clearTimeout(this.#timer);
    this.#show(name);
    this.#timer = setTimeout(() => this.#show(null), SHOW_MS);
  }
}
