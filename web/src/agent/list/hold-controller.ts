import type { ReactiveController, ReactiveControllerHost } from 'lit';

const releaseMs = 600;

/**
 * True while a person is in the host: the pointer is over it, focus is inside, or it was until 600 ms ago. Lists that must not move under
 * the pointer ask `isHeld`.
 */
export class HoldController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #isPointerIn = false;
  #isFocusIn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  isHeld = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerenter', this.#entered);
    this.#host.addEventListener('pointerleave', this.#left);
    this.#host.addEventListener('focusin', this.#focused);
    this.#host.addEventListener('focusout', this.#blurred);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#host.removeEventListener('pointerenter', this.#entered);
    this.#host.removeEventListener('pointerleave', this.#left);
    this.#host.removeEventListener('focusin', this.#focused);
    this.#host.removeEventListener('focusout', this.#blurred);
    this.isHeld = this.#isPointerIn = this.#isFocusIn = false;
  }

  #entered = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#isPointerIn = true;
    this.#settle();
  };

  #left = (): void => {
    this.#isPointerIn = false;
    this.#settle();
  };

  #focused = (): void => {
    this.#isFocusIn = true;
    this.#settle();
  };

  #blurred = (): void => {
    this.#isFocusIn = false;
    this.#settle();
  };

  #settle(): void {
    clearTimeout(this.#timer);
    if (this.#isPointerIn || this.#isFocusIn) this.isHeld = true;
    else this.#timer = setTimeout(() => this.#release(), releaseMs);
  }

  #release(): void {
    this.isHeld = false;
    this.#host.requestUpdate();
  }
}
