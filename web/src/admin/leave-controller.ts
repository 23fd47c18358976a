import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isPage } from '../route/router.ts';

export interface LeaveWiring {
  isDirty(): boolean;
  /** A person pressed a link to another place: ask them, and send them there afterwards. */
  ask(to: string): void;
}

/** Stops links that would leave a form with changes and lets the host ask first. New tabs and the same page are no leaving. */
export class LeaveController implements ReactiveController {
  readonly #wiring: LeaveWiring;

  constructor(host: ReactiveControllerHost, wiring: LeaveWiring) {
    this.#wiring = wiring;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('click', this.#clicked, { capture: true });
  }

  hostDisconnected(): void {
    removeEventListener('click', this.#clicked, { capture: true });
  }

  #clicked = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    if (!link?.href || link.target || link.origin !== location.origin || !isPage(link.pathname)) return;
    if (link.pathname === location.pathname || !this.#wiring.isDirty()) return;
    event.preventDefault();
    event.stopPropagation();
    this.#wiring.ask(link.pathname + link.search);
  };
}
