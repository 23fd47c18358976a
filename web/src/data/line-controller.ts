import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskSocket, LineState } from './socket.ts';

/**
 * Where the line to the server stands; updates its host when that changes. `socket` may be absent until its context arrives. `isClose`: a dead line is
 * noticed within five seconds for as long as the host is there.
 */
export class LineController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #socket: () => DeskSocket | undefined;
  readonly #isClose: boolean;
  #stops: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, socket: () => DeskSocket | undefined, isClose = false) {
    this.#host = host;
    this.#socket = socket;
    this.#isClose = isClose;
    host.addController(this);
  }

  get state(): LineState['at'] {
    return this.#socket()?.state.at ?? 'connecting';
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const socket = this.#socket();
    if (!socket || this.#stops.length > 0) return;
    this.#stops = [socket.onState.add(() => this.#host.requestUpdate()), ...(this.#isClose ? [socket.watchClosely()] : [])];
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
