import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeskSocket, LineState } from './socket.ts';

/** Where the line to the server stands; updates its host when that changes. `socket` may be absent until its context arrives. */
export class LineController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #socket: () => DeskSocket | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, socket: () => DeskSocket | undefined) {
    this.#host = host;
    this.#socket = socket;
    host.addController(this);
  }

  get state(): LineState['at'] {
    return this.#socket()?.state.at ?? 'connecting';
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    this.#stop ??= this.#socket()?.onState.add(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
