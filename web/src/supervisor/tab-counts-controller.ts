import type { TabCounts } from '@desk/protocol/report';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskSocket } from '../data/socket.ts';
import { readTabCounts } from '../data/tab-counts-api.ts';
import { TopicsController } from '../data/topics-controller.ts';

/** Counts that the server made before an event are not handed out so long after it; one that told nothing new is made at least so often: a day ends by itself. */
const FRESH_MS = 1_100;
const IDLE_MS = 60_000;

/** The last counts of each line: whoever goes to another tab sees them at once. */
const known = new WeakMap<DeskSocket, TabCounts>();

/** What the tabs count, live while their head is in the document. A count that fails leaves the last one. */
export class TabCountsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #socket: () => DeskSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;
  /** A count is due, or on its way, for what happened. */
  #isDue = false;
  /** Something happened since that was found. */
  #isStale = false;

  constructor(host: ReactiveControllerHost, socket: () => DeskSocket | undefined) {
    this.#host = host;
    this.#socket = socket;
    host.addController(this);
    new TopicsController(host, {
      socket,
      topics: () => ['chats', 'queue', 'tickets', 'closures'],
      onEvents: (events) => events.length > 0 && this.#stale(),
      onResync: () => this.#stale(),
    });
  }

  get counts(): TabCounts | undefined {
    const socket = this.#socket();
    return socket && known.get(socket);
  }

  hostConnected(): void {
    void this.#count();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#asked = undefined;
  }

  #stale(): void {
    if (this.#isDue) this.#isStale = true;
    else this.#countIn(FRESH_MS);
  }

  #countIn(wait: number): void {
    this.#isDue = wait === FRESH_MS;
    this.#isStale = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#count(), wait);
  }

  async #count(): Promise<void> {
    this.#isDue = true;
    const asked = new AbortController();
    this.#asked = asked;
    const counts = await readTabCounts(asked.signal).catch(() => undefined);
    if (this.#asked !== asked) return;
    const socket = this.#socket();
    if (counts && socket) known.set(socket, counts);
    this.#host.requestUpdate();
    this.#countIn(this.#isStale ? FRESH_MS : IDLE_MS);
  }
}
