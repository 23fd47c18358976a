import { DeskError, fromProblem } from '@desk/protocol/errors';
import type { WallView } from '@desk/protocol/wall-pass';
import { Listeners } from '../../data/listeners.ts';
import { ClosureStream } from '../stream/closure-stream.ts';

const EVERY_MS = 2_000;
/** A read that hangs for so long has failed: the next one is planned only after it. */
const LIMIT_MS = 10_000;
/** Older than this the figures are called stale. */
const STALE_MS = 7_000;

/** What a wall screen shows: read every two seconds with the token of its pass, for as long as that holds. Nothing of it is kept. */
export class WallScreenFeed {
  readonly onChange = new Listeners<[]>();
  readonly stream = new ClosureStream();
  view: WallView | undefined;
  /** Why the last read failed; undefined after one that did not. */
  error: unknown;
  readonly #token: string;
  #readAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;

  constructor(token: string) {
    this.#token = token;
  }

  start(): void {
    this.#isOpen = true;
    void this.#read();
  }

  stop(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  /** The pass was taken back, or was never one of ours: nothing will come any more. */
  get isOver(): boolean {
    return this.error instanceof DeskError && this.error.code === 'bad-wall-pass';
  }

  get isStale(): boolean {
    return performance.now() - this.#readAt > STALE_MS;
  }

  async #read(): Promise<void> {
    try {
      const answer = await fetch('/api/wall', {
        headers: { authorization: `Bearer ${this.#token}` },
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      const body: unknown = await answer.json().catch(() => undefined);
      if (!answer.ok) throw fromProblem(answer.status, body);
      this.#take(body as WallView);
    } catch (error) {
      this.error = error;
      if (this.isOver) this.view = undefined;
    }
    this.onChange.call();
    if (this.#isOpen && !this.isOver) this.#timer = setTimeout(() => void this.#read(), EVERY_MS);
  }

  #take(view: WallView): void {
    if (this.view) this.stream.follow(view.closures);
    else this.stream.load(view.closures);
    this.view = view;
    this.error = undefined;
    this.#readAt = performance.now();
  }
}
