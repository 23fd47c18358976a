import type { ReactiveController, ReactiveControllerHost } from 'lit';

const releaseMs = 600;
const idleMs = 10_000;
const signs = ['keydown', 'keyup', 'pointermove', 'pointerdown', 'wheel'] as const;

/**
 * True while a person is in the host: the pointer is over it, focus is inside, or it was until 600 ms ago. Lists that must not move under
 * the pointer ask `isHeld`. Somebody who gives no sign for 10 s, by key or pointer, holds nothing until the next one.
 */
export class HoldController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #idleMs: number;
  #isPointerIn = false;
  #isFocusIn = false;
  #isIdle = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  isHeld = false;

  constructor(host: ReactiveControllerHost & HTMLElement, patience = idleMs) {
    this.#host = host;
    this.#idleMs = patience;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerenter', this.#entered);
    this.#host.addEventListener('pointerleave', this.#left);
    this.#host.addEventListener('focusin', this.#focused);
    this.#host.addEventListener('focusout', this.#blurred);
    for (const name of signs) this.#host.addEventListener(name, this.#acted, { passive: true });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#idleTimer);
    this.#host.removeEventListener('pointerenter', this.#entered);
    this.#host.removeEventListener('pointerleave', this.#left);
    this.#host.removeEventListener('focusin', this.#focused);
    this.#host.removeEventListener('focusout', this.#blurred);
    for (const name of signs) this.#host.removeEventListener(name, this.#acted);
    this.isHeld = this.#isPointerIn = this.#isFocusIn = this.#isIdle = false;
  }

  #entered = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#isPointerIn = true;
    this.#acted();
  };

  #left = (): void => {
    this.#isPointerIn = false;
    this.#settle();
  };

  /** Focus alone is no sign: the list puts it back by itself when rows change their places. */
  #focused = (): void => {
    this.#isFocusIn = true;
    this.#settle();
  };

  #blurred = (): void => {
    this.#isFocusIn = false;
    this.#settle();
  };

  #acted = (): void => {
    this.#isIdle = false;
    clearTimeout(this.#idleTimer);
    this.#idleTimer = undefined;
    this.#settle();
  };

  #settle(): void {
    clearTimeout(this.#timer);
    if (this.#isPointerIn || this.#isFocusIn) {
      this.isHeld = !this.#isIdle;
      if (this.isHeld) this.#idleTimer ??= setTimeout(() => this.#thaw(), this.#idleMs);
    } else this.#timer = setTimeout(() => this.#release(), releaseMs);
  }

  #thaw(): void {
    this.#idleTimer = undefined;
    this.#isIdle = true;
    this.isHeld = false;
    this.#host.requestUpdate();
  }

  #release(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = undefined;
    this.#isIdle = false;
    this.isHeld = false;
    this.#host.requestUpdate();
  }
}
