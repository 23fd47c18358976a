import type { ClosureRow } from '@desk/protocol/closure';
import type { DeskEvent } from '@desk/protocol/events';
import type { Figures } from '@desk/protocol/report';
import type { Page } from '@desk/protocol/wire';
import type { ClosureListFilter } from '../../data/closures-api.ts';
import { Listeners } from '../../data/listeners.ts';
import { ClosuresSince } from '../figures/closures-since.ts';
import { ClosureStream } from '../stream/closure-stream.ts';

/** What the wall looks at: the window of its figures, and one department or all. */
export type WallScope = { window: Figures['window']; department: string | undefined };

export type WallSources = {
  readFigures(window: Figures['window'], department?: string, signal?: AbortSignal): Promise<Figures>;
  listClosures(filter: ClosureListFilter): Promise<Page<ClosureRow>>;
};

const GAP_MS = 1_000;
const IDLE_MS = 15_000;
const PAGE = 100;

/**
 * Everything that the wall shows, kept true: the stream from the start of the page on, and the figures, counted anew at most once a second
 * after events and every fifteen seconds without. Closures that are newer than the count are folded in at once.
 */
export class WallFeed {
  readonly onChange = new Listeners<[]>();
  readonly stream = new ClosureStream();
  /** Why the last count or list failed; undefined after one that did not. */
  error: unknown;
  hasList = false;

  readonly #sources: WallSources;
  readonly #since = new ClosuresSince();
  #scope: WallScope = { window: '60m', department: undefined };
  #figures: Figures | undefined;
  #asked: AbortController | undefined;
  #countedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  /** Something happened after the count that is on its way. */
  #isStale = false;
  /** When the newest event that was heard happened. A server hands one count to many walls: it may be from before. */
  #newest = '';

  constructor(sources: WallSources) {
    this.#sources = sources;
  }

  /** The figures as of now, or undefined before the first count. */
  get figures(): Figures | undefined {
    return this.#figures && this.#since.fold(this.#figures, this.#scope.department);
  }

  /** Whether anything was counted yet. */
  get hasFigures(): boolean {
    return this.#figures !== undefined;
  }

  /** Starts, or looks at something else; what is shown stays until the new figures are there. */
  open(scope: WallScope): void {
    const isSame = this.#isOpen && scope.window === this.#scope.window && scope.department === this.#scope.department;
    if (isSame) return;
    const isNewList = !this.#isOpen || scope.department !== this.#scope.department;
    this.#isOpen = true;
    this.#scope = scope;
    if (isNewList) void this.#list();
    this.#recount();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = undefined;
  }

  /** Reads everything anew: events were missed for good, or somebody pressed "Try again". */
  reload(): void {
    void this.#list();
    this.#recount();
  }

  /** Older rows that match what is filtered for, beyond those that came by the stream. A failure leaves what is there. */
  async findOlder(filter: ClosureListFilter): Promise<void> {
    try {
      this.stream.merge((await this.#sources.listClosures({ ...filter, limit: PAGE })).items);
    } catch {
      // the stream itself shows what it has
    }
  }

  /** Takes events of the desk, whatever they are about. */
  take(events: readonly DeskEvent[]): void {
    for (const event of events) {
      this.stream.apply(event);
      if (event.at > this.#newest) this.#newest = event.at;
      if (event.type === 'chat.closed') this.#since.closed(event.data.row, event.at);
      if (event.type === 'chat.amended') this.#since.amended(event.data.row);
      if (event.type === 'chat.close-undone') this.#since.undone(event.data.row, event.at);
      if (event.type === 'reference.changed') this.#followLink(event.data.reference);
    }
    if (events.length === 0) return;
    this.onChange.call();
    this.#isStale = true;
    if (!this.#asked) this.#askSoon(this.#rest());
  }

  /** A link on the wall moves at once; the next count brings its place in the list. */
  #followLink(reference: Extract<DeskEvent, { type: 'reference.changed' }>['data']['reference']): void {
    if (!this.#figures) return;
    const { jira } = this.#figures;
    const rows = jira.rows.map((row) => (row.id === reference.id && row.changedAt <= reference.changedAt ? { ...row, ...reference } : row));
    this.#figures = { ...this.#figures, jira: { ...jira, rows } };
  }

  /** Another question: the answer to the one before is not wanted any more. */
  #recount(): void {
    this.#asked?.abort();
    this.#asked = undefined;
    void this.#count();
  }

  #askSoon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#count(), wait);
  }

  /** One count at a time: a slow answer is waited for, or a busy desk would never get one. */
  async #count(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isOpen || this.#asked) return;
    if (document.hidden && this.#figures) {
      this.#askSoon(IDLE_MS);
      return;
    }
    const asked = new AbortController();
    this.#asked = asked;
    this.#countedAt = performance.now();
    this.#isStale = false;
    try {
      this.#figures = await this.#sources.readFigures(this.#scope.window, this.#scope.department, asked.signal);
      this.#isStale ||= this.#figures.at < this.#newest;
      this.error = undefined;
    } catch (error) {
      if (asked.signal.aborted) return;
      this.error = error;
    }
    if (this.#asked !== asked) return;
    this.#asked = undefined;
    this.onChange.call();
    if (this.#isOpen) this.#askSoon(this.#isStale ? this.#rest() : IDLE_MS);
  }

  #rest(): number {
    return Math.max(0, this.#countedAt + GAP_MS - performance.now());
  }

  async #list(): Promise<void> {
    const { department } = this.#scope;
    try {
      const page = await this.#sources.listClosures({ limit: PAGE, ...(department ? { department } : {}) });
      this.stream.load(page.items);
      this.hasList = true;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.onChange.call();
  }
}
