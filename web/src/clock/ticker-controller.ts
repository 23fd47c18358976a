import type { ReactiveController, ReactiveControllerHost } from 'lit';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  timer = listeners.size === 0 || document.hidden ? undefined : setTimeout(tick, 1000 - (Date.now() % 1000));
  for (const listener of listeners) listener();
}

function wake(): void {
  if (timer === undefined && listeners.size > 0) tick();
}

document.addEventListener('visibilitychange', wake);

/**
 * Updates its host once a second, or once in `seconds`; `update` says how when it is not at once. All hosts share one timer, which rests while the
 * page is hidden.
 */
export class TickerController implements ReactiveController {
  readonly #update: () => void;
  readonly #seconds: number;
  #ticks = 0;

  constructor(host: ReactiveControllerHost, seconds = 1, update = () => host.requestUpdate()) {
    this.#update = update;
    this.#seconds = seconds;
    host.addController(this);
  }

  hostConnected(): void {
    listeners.add(this.#listener);
    timer ??= setTimeout(tick, 1000 - (Date.now() % 1000));
  }

  hostDisconnected(): void {
    listeners.delete(this.#listener);
  }

  #listener = (): void => {
    this.#ticks = (this.#ticks + 1) % this.#seconds;
    if (this.#ticks === 0) this.#update();
  };
}
