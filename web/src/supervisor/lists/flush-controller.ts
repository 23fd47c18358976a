import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Listeners } from '../../data/listeners.ts';
import { FlushClock } from '../panes/flush-clock.ts';

type Store = { readonly onChange: Listeners<[]> };

/** Updates its host when a store changes, on a frame and at most four times a second. `store` may be absent until a context provides it. */
export class FlushController implements ReactiveController {
  readonly #store: () => Store | undefined;
  readonly #clock: FlushClock;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, store: () => Store | undefined) {
    this.#store = store;
    this.#clock = new FlushClock(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    this.#stop ??= this.#store()?.onChange.add(() => this.#clock.ask());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#clock.stop();
  }
}
