import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Router } from './router.ts';

/** Updates its host when the address changes. `router` may be absent until its context arrives. */
export class RouteController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #router: () => Router | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, router: () => Router | undefined) {
    this.#host = host;
    this.#router = router;
    host.addController(this);
  }

  hostConnected(): void {
    this.#attach();
  }

  hostUpdate(): void {
    this.#attach();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #attach(): void {
    this.#stop ??= this.#router()?.onChange.add(() => this.#host.requestUpdate());
  }
}
