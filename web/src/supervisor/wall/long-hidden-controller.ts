import type { ReactiveController, ReactiveControllerHost } from 'lit';

const LONG_MS = 15 * 60_000;

/** Calls back when the page is looked at again after a quarter of an hour: what gathered meanwhile is not worth showing one by one. */
export class LongHiddenController implements ReactiveController {
  readonly #back: () => void;
  #hiddenAt = 0;

  constructor(host: ReactiveControllerHost, back: () => void) {
    this.#back = back;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#changed);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#changed);
    this.#hiddenAt = 0;
  }

  readonly #changed = (): void => {
    const wasLong = this.#hiddenAt > 0 && Date.now() - this.#hiddenAt >= LONG_MS;
    this.#hiddenAt = document.hidden ? Date.now() : 0;
    if (!document.hidden && wasLong) this.#back();
  };
}
