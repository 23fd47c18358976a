import type { DeskEvent } from '@desk/protocol/events';
import type { Topic } from '@desk/protocol/socket';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskSocket } from './socket.ts';

export interface TopicsWiring {
  socket(): DeskSocket | undefined;
  topics(): readonly Topic[];
  /** Events of all topics of this page, so the host picks out what it wants. */
  onEvents?(events: DeskEvent[]): void;
  /** What was read may miss something: the topics count only from now on, or events were missed for good. Read the list anew. */
  onResync?(): void;
}

/** Watches topics while its host is in the document, and hands their events on. */
export class TopicsController implements ReactiveController {
  readonly #wiring: TopicsWiring;
  #stops: (() => void)[] = [];
  #held = new Map<Topic, () => void>();
  #isConnected = false;

  constructor(host: ReactiveControllerHost, wiring: TopicsWiring) {
    this.#wiring = wiring;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#attach();
  }

  hostUpdate(): void {
    if (this.#isConnected) this.#attach();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    for (const stop of [...this.#stops, ...this.#held.values()]) stop();
    this.#stops = [];
    this.#held.clear();
  }

  #attach(): void {
    const socket = this.#wiring.socket();
    if (!socket) return;
    if (this.#stops.length === 0) {
      this.#stops = [
        socket.onFrame.add((frame) => {
          if (frame.type === 'events') this.#wiring.onEvents?.(frame.events);
        }),
        socket.onResync.add(() => this.#wiring.onResync?.()),
        socket.onWatched.add((topics) => {
          if (topics.some((topic) => this.#held.has(topic))) this.#wiring.onResync?.();
        }),
      ];
    }
    const wanted = new Set(this.#wiring.topics());
    for (const [topic, stop] of this.#held) {
      if (wanted.has(topic)) continue;
      stop();
      this.#held.delete(topic);
    }
    for (const topic of wanted) if (!this.#held.has(topic)) this.#held.set(topic, socket.watch(topic));
  }
}
