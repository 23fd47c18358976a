const GAP_MS = 250;

/** The frame in which one of them has just flushed: two in one frame would be one long task. */
let takenFrame = Number.NEGATIVE_INFINITY;

/**
 * Runs `flush` on an animation frame, at most four times a second, however often it is asked, and never in the same frame as another. A hidden page
 * has no frames: what was asked there runs once, on return.
 */
export class FlushClock {
  readonly #flush: () => void;
  #last = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(flush: () => void) {
    this.#flush = flush;
  }

  ask(): void {
    if (this.#timer !== undefined || this.#frame !== 0) return;
    const rest = this.#last + GAP_MS - performance.now();
    if (rest <= 0) this.#onFrame();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#onFrame();
      }, rest);
  }

  /** Forgets what was asked. */
  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = 0;
  }

  #onFrame(): void {
    this.#frame = requestAnimationFrame((frame) => {
      if (frame === takenFrame) return this.#onFrame();
      takenFrame = frame;
      this.#frame = 0;
      this.#last = performance.now();
      this.#flush();
    });
  }
}
