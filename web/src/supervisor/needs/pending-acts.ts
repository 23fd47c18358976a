import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { serverNow } from '../../clock/server-clock.ts';
import { sentenceOf } from '../../data/http.ts';
import { announce } from '../../ui/announce.ts';

/** How long an act waits for second thoughts before it is done. */
const UNDO_MS = 5_000;
/** Figures are counted at most so long after what they tell. */
const COUNT_MS = 2_000;

type Act = { words: string; run: () => Promise<unknown>; timer: ReturnType<typeof setTimeout> };

/**
 * Acts on rows of a list, each done five seconds after it was asked for, unless it is taken back; at once when the page is left. A row that was acted
 * on is hidden until figures are counted that know of it; one whose act failed is shown again, with the reason said.
 */
export class PendingActs implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #waiting = new Map<string, Act>();
  readonly #doneAt = new Map<string, number>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#hurry);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#hurry);
    this.#hurry();
  }

  /** What is about to happen to this row, in words; undefined: nothing. */
  words(id: string): string | undefined {
    return this.#waiting.get(id)?.words;
  }

  /** Whether figures of this time (ISO-8601) may still show a row that was acted on. */
  isDone(id: string, figuresAt: string): boolean {
    const doneAt = this.#doneAt.get(id);
    return doneAt !== undefined && Date.parse(figuresAt) < doneAt + COUNT_MS;
  }

  /** `run` is called in five seconds; `words` say what it does. */
  ask(id: string, words: string, run: () => Promise<unknown>): void {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.set(id, { words, run, timer: setTimeout(() => void this.#do(id), UNDO_MS) });
    announce(`${words}. Undo within 5 seconds`);
    this.#host.requestUpdate();
  }

  undo(id: string): void {
    const act = this.#waiting.get(id);
    if (!act) return;
    clearTimeout(act.timer);
    this.#waiting.delete(id);
    announce(`${act.words}: taken back`);
    this.#host.requestUpdate();
  }

  readonly #hurry = (): void => {
    for (const id of [...this.#waiting.keys()]) void this.#do(id);
  };

  async #do(id: string): Promise<void> {
    const act = this.#waiting.get(id);
    if (!act) return;
    clearTimeout(act.timer);
    this.#waiting.delete(id);
    this.#doneAt.set(id, Number.POSITIVE_INFINITY); // hidden while it is under way
    this.#host.requestUpdate();
    try {
      await act.run();
      this.#doneAt.set(id, serverNow());
    } catch (error) {
      this.#doneAt.delete(id);
      announce(`${act.words}: ${sentenceOf(error)}`, { urgent: true });
    }
    this.#host.requestUpdate();
  }
}
