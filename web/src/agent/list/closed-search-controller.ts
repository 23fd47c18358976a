import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChatLists } from '../../data/chat-lists.ts';

const restMs = 200;

/** Looks on the server for closed chats that were not read yet, once the typing rests. */
export class ClosedSearchController implements ReactiveController {
  readonly #lists: () => ChatLists;
  readonly #wanted: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';
  #wasSearching = false;

  /** `wanted` is the text to look for; empty: nothing. */
  constructor(host: ReactiveControllerHost, lists: () => ChatLists, wanted: () => string) {
    this.#lists = lists;
    this.#wanted = wanted;
    host.addController(this);
  }

  /** True until it is known what the server has. */
  get isSearching(): boolean {
    return this.#timer !== undefined || this.#lists().isSearching(this.#wanted());
  }

  /** True once for each search that ended: what was found is what somebody waits for, and no news that has to wait. */
  tookEnd(): boolean {
    const has = this.#wasSearching && !this.isSearching;
    this.#wasSearching = this.isSearching;
    return has;
  }

  hostUpdate(): void {
    const wanted = this.#wanted().trim();
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    clearTimeout(this.#timer);
    this.#timer = wanted ? setTimeout(() => this.#search(wanted), restMs) : undefined;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked = '';
  }

  #search(wanted: string): void {
    this.#timer = undefined;
    void this.#lists().search(wanted);
  }
}
