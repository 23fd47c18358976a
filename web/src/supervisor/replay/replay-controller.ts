import type { Replay } from '@desk/protocol/closure';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readReplay } from '../../data/closures-api.ts';

const KEPT = 30;

/** The closures of the past minute that its host looks at, read when it changes. Minutes that were seen are kept, so that stepping back is at once. */
export class ReplayController implements ReactiveController {
  error: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #kept = new Map<string, Replay>();
  #asked = '';
  #loading: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#loading?.abort();
    this.#asked = '';
  }

  /** What is known of the minute, or undefined while it is read. */
  look(at: string, department: string | undefined): Replay | undefined {
    const key = `${at} ${department ?? ''}`;
    if (key !== this.#asked) void this.read(at, department);
    return this.#kept.get(key);
  }

  async read(at: string, department: string | undefined): Promise<void> {
    const key = `${at} ${department ?? ''}`;
    this.#asked = key;
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.error = undefined;
    try {
      const replay = await readReplay(at, department, loading.signal);
      this.#kept.set(key, replay);
      if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    } catch (error) {
      if (loading.signal.aborted) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}
