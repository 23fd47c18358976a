import type { Dashboard } from '@desk/protocol/dashboard';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readDashboard } from '../../data/dashboard-api.ts';

/** Counted anew at most so often when something happened, and at least so often when nothing did. */
const GAP_MS = 2_000;
const IDLE_MS = 15_000;

/**
 * The dashboard of some departments, kept true while its host is in the document. A count that fails leaves the last figures with its `error`; a page
 * that nobody sees is not counted.
 */
export class DashboardFeed implements ReactiveController {
  value: Dashboard | undefined;
  error: unknown;
  /** What is shown belongs to another selection than the one that was asked for. */
  isUpdating = false;
  readonly #host: ReactiveControllerHost;
  #department: string | undefined;
  #asked: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #countedAt = Number.NEGATIVE_INFINITY;
  #isOpen = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isOpen = false;
    this.#asked?.abort();
    clearTimeout(this.#timer);
  }

  /** Looks at these departments; without any, at those that were chosen last. The same question is not asked twice. */
  ask(department: string | undefined): void {
    if (this.#isOpen && department === this.#department) return;
    this.isUpdating = this.value !== undefined;
    this.#isOpen = true;
    this.#department = department;
    this.retry();
  }

  /** Something happened that figures may tell of. */
  stale(): void {
    if (this.#isOpen && !this.#asked) this.#askIn(Math.max(0, this.#countedAt + GAP_MS - performance.now()));
  }

  readonly retry = (): void => {
    this.#asked?.abort();
    this.#asked = undefined;
    void this.#count();
  };

  #askIn(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#count(), wait);
  }

  async #count(): Promise<void> {
    if (!this.#isOpen || this.#asked) return;
    if (document.hidden && this.value && !this.isUpdating) {
      this.#askIn(IDLE_MS);
      return;
    }
    const asked = new AbortController();
    this.#asked = asked;
    this.#countedAt = performance.now();
    try {
      this.value = await readDashboard(this.#department, asked.signal);
      this.error = undefined;
      this.isUpdating = false;
    } catch (error) {
      if (asked.signal.aborted) return;
      this.error = error;
    }
    if (this.#asked !== asked) return;
    this.#asked = undefined;
    this.#host.requestUpdate();
    if (this.#isOpen) this.#askIn(IDLE_MS);
  }
}
