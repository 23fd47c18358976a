import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The width of an element in CSS pixels, kept true while the layout changes, so that a drawing can use real pixels. 0 before the first layout. */
export class ElementWidth implements ReactiveController {
  value = 0;
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer = new ResizeObserver((entries) => {
    const width = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
    if (width === this.value) return;
    this.value = width;
    this.#host.requestUpdate();
  });

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
