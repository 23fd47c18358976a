import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { rove } from '../ui/roving.ts';

type Host = ReactiveControllerHost & { readonly renderRoot: DocumentFragment | HTMLElement };

/**
 * One tab stop for a row of parts: the arrows, Home and End move inside it. The host marks its parts with `data-part="0…"`, gives them
 * `tabindex=${roving.tabindex(i)}` and binds `@keydown=${roving.keydown}` and `@focusin=${roving.focusin}` around them.
 */
export class RovingFocus implements ReactiveController {
  /** The part that has the tab stop, and the focus while it is inside; -1: the last part, nothing focused yet. */
  index = -1;
  readonly #host: Host;
  readonly #size: () => number;

  constructor(host: Host, size: () => number) {
    this.#host = host;
    this.#size = size;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.index >= this.#size()) this.index = -1;
  }

  tabindex(part: number): 0 | -1 {
    const stop = this.index === -1 ? this.#size() - 1 : this.index;
    return part === stop ? 0 : -1;
  }

  readonly focusin = (event: FocusEvent): void => {
    const part = (event.target as Element).closest('[data-part]')?.getAttribute('data-part');
    if (part === null || part === undefined || Number(part) === this.index) return;
    this.index = Number(part);
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const here = this.index === -1 ? this.#size() - 1 : this.index;
    const next = rove(event.key, here, this.#size());
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-part="${next}"]`)?.focus();
  };
}
