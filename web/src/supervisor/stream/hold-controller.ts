import type { ReactiveController, ReactiveControllerHost } from 'lit';

const ENTER_MS = 150;
const LEAVE_MS = 600;

/**
 * Whether a list stands still for its reader: soon after the pointer comes in, at once when a row has the focus or the list is scrolled
 * off its top; until a moment after the last of these ends. Touch does not hold: it has no leaving. And for as long as its owner asks.
 */
export class HoldController implements ReactiveController {
  isHeld = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #changed: (isHeld: boolean) => void;
  #pointer = false;
  #focus = false;
  #scrolled = false;
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, changed: (isHeld: boolean) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerenter', this.#entered);
    this.#host.addEventListener('pointerleave', this.#left);
    this.#host.addEventListener('focusin', this.#focused);
    this.#host.addEventListener('focusout', this.#blurred);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerenter', this.#entered);
    this.#host.removeEventListener('pointerleave', this.#left);
    this.#host.removeEventListener('focusin', this.#focused);
    this.#host.removeEventListener('focusout', this.#blurred);
    clearTimeout(this.#timer);
    this.#pointer = this.#focus = this.#scrolled = this.#asked = this.isHeld = false;
  }

  /** The list was scrolled; `isAtTop` ends this reason to hold. */
  scrolled(isAtTop: boolean): void {
    if (this.#scrolled === !isAtTop) return;
    this.#scrolled = !isAtTop;
    this.#settle(0, isAtTop ? 0 : LEAVE_MS);
  }

  /** Whether the owner wants it held, whatever its reader does. */
  ask(isAsked: boolean): void {
    this.#asked = isAsked;
    this.#settle(0, 0);
  }

  readonly #entered = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#pointer = true;
    this.#settle(ENTER_MS, LEAVE_MS);
  };

  readonly #left = (): void => {
    this.#pointer = false;
    this.#settle(0, LEAVE_MS);
  };

  readonly #focused = (): void => {
    this.#focus = true;
    this.#settle(0, LEAVE_MS);
  };

  readonly #blurred = (): void => {
    this.#focus = false;
    this.#settle(0, LEAVE_MS);
  };

  #settle(holdAfter: number, releaseAfter: number): void {
    clearTimeout(this.#timer);
    const wanted = this.#pointer || this.#focus || this.#scrolled || this.#asked;
    if (wanted === this.isHeld) return;
    const wait = wanted ? holdAfter : releaseAfter;
    if (wait === 0) this.#become(wanted);
    else this.#timer = setTimeout(() => this.#become(wanted), wait);
  }

  #become(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.#changed(isHeld);
    this.#host.requestUpdate();
  }
}
