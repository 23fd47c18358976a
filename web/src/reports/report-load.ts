import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Loads what a report shows, and keeps the last answer while the next one is on its way. An answer to an older question is dropped;
 * leaving the page takes the question back.
 */
export class ReportLoad<T> implements ReactiveController {
  value: T | undefined;
  error: unknown;
  isLoading = false;
  readonly #host: ReactiveControllerHost;
  #key: string | undefined;
  #asked: AbortController | undefined;
  #read: ((signal: AbortSignal) => Promise<T>) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asked?.abort();
    this.#key = undefined;
  }

  /** Asks when `key` differs from the last one; the same question is not asked twice. */
  ask(key: string, read: (signal: AbortSignal) => Promise<T>): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#read = read;
    void this.#load();
  }

  readonly retry = (): void => {
    void this.#load();
  };

  async #load(): Promise<void> {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.isLoading = true;
    try {
      const value = await this.#read!(asked.signal);
      if (asked.signal.aborted) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (asked.signal.aborted) return;
      this.error = error;
    }
    this.isLoading = false;
    this.#host.requestUpdate();
  }
}
