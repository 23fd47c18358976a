import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announce } from '../ui/announce.ts';

/** After a failure it is fetched again with the next wish, but not more often. */
const AGAIN_MS = 5_000;

/** A part of the page that is fetched when it is first wanted: an element is drawn empty until then. That it did not load is said, and updates the host. */
export class FetchedPart implements ReactiveController {
  hasFailed = false;
  wasWanted = false;
  /** What is said when it did not load. */
  readonly words: string;
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<unknown>;
  #isOn = false;
  #failedAt = 0;

  constructor(host: ReactiveControllerHost, load: () => Promise<unknown>, words: string) {
    this.#host = host;
    this.#load = load;
    this.words = words;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Fetches it, unless it is here, on its way or has just failed. */
  want(): void {
    this.wasWanted = true;
    if (!this.#isOn && Date.now() - this.#failedAt >= AGAIN_MS) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#isOn = true;
    try {
      await this.#load();
      if (this.hasFailed) this.#host.requestUpdate();
      this.hasFailed = false;
    } catch {
      this.#isOn = false;
      this.#failedAt = Date.now();
      if (!this.hasFailed) announce(this.words, { urgent: true });
      this.hasFailed = true;
      this.#host.requestUpdate();
    }
  }
}
