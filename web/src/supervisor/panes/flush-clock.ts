const GAP_MS = 250;
const WIDEST_MS = 1_000;
/** A flush may take up one part in so many of the time until the next: the rest belongs to whoever scrolls and types. */
const PARTS = 16;

/** The frame in which one of them has just flushed: two in one frame would be one long task. */
let takenFrame = Number.NEGATIVE_INFINITY;

/**
 * Runs `flush` on an animation frame, at most four times a second, however often it is asked, and never in the same frame as another. Where a flush
 * with all that it draws takes longer than a frame, the next comes later, a second at most. A hidden page has no frames: what was asked there runs
 * once, on return.
 */
export class FlushClock {
  readonly #flush: () => void;
  readonly #mayRest: () => boolean;
  #last = Number.NEGATIVE_INFINITY;
  #gap = GAP_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  /** `mayRest`: whether once a second is enough just now. */
  constructor(flush: () => void, mayRest = () => false) {
    this.#flush = flush;
    this.#mayRest = mayRest;
  }

  ask(): void {
    if (this.#timer !== undefined || this.#frame !== 0) return;
    const rest = this.#last + (this.#mayRest() ? WIDEST_MS : this.#gap) - performance.now();
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
      afterDrawing(() => this.#took(performance.now() - this.#last));
    });
  }

  #took(ms: number): void {
    this.#gap = Math.min(WIDEST_MS, Math.max(GAP_MS, ms * PARTS));
  }
}

/** Called in a frame: the first task behind it, when style, layout and paint are done. */
function afterDrawing(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(undefined);
}
