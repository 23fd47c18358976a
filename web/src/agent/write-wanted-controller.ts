import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Router } from '../route/router.ts';

type Host = ReactiveControllerHost & { write(): void };

/** `?write` in the address of a chat puts the cursor where its customer is written to, once: it goes out of the address at once. */
export class WriteWantedController implements ReactiveController {
  readonly #host: Host;
  readonly #router: () => Router;

  constructor(host: Host, router: () => Router) {
    this.#host = host;
    this.#router = router;
    host.addController(this);
  }

  hostUpdated(): void {
    const router = this.#router();
    if (!router.query.has('write')) return;
    router.setQuery({ write: undefined });
    this.#host.write();
  }
}
