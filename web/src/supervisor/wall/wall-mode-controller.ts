import type { ReactiveController, ReactiveControllerHost } from 'lit';

const CURSOR_MS = 3_000;
const DRIFT_MS = 600_000;

/**
 * What a screen on the wall needs while `isOn`: it stays awake, the cursor goes away after three seconds, and the picture moves by a
 * pixel every ten minutes so that it does not burn in.
 */
export class WallModeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #isOn: () => boolean;
  #wasOn = false;
  #lock: WakeLockSentinel | undefined;
  #cursor: ReturnType<typeof setTimeout> | undefined;
  #drift: ReturnType<typeof setInterval> | undefined;
  #step = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, isOn: () => boolean) {
    this.#host = host;
    this.#isOn = isOn;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#isOn() === this.#wasOn) return;
    this.#wasOn = this.#isOn();
    if (this.#wasOn) this.#begin();
    else this.#end();
  }

  hostDisconnected(): void {
    if (this.#wasOn) this.#end();
    this.#wasOn = false;
  }

  #begin(): void {
    document.addEventListener('visibilitychange', this.#stayAwake);
    this.#host.addEventListener('pointermove', this.#pointed);
    this.#drift = setInterval(() => this.#shift(), DRIFT_MS);
    this.#pointed();
    this.#stayAwake();
  }

  #end(): void {
    document.removeEventListener('visibilitychange', this.#stayAwake);
    this.#host.removeEventListener('pointermove', this.#pointed);
    clearInterval(this.#drift);
    clearTimeout(this.#cursor);
    this.#host.style.removeProperty('cursor');
    this.#host.style.removeProperty('translate');
    void this.#lock?.release();
    this.#lock = undefined;
  }

  readonly #pointed = (): void => {
    clearTimeout(this.#cursor);
    this.#host.style.removeProperty('cursor');
    this.#cursor = setTimeout(() => this.#host.style.setProperty('cursor', 'none'), CURSOR_MS);
  };

  /** The browser takes the lock back when the page is hidden, and may refuse it: then the screen's own settings decide. */
  readonly #stayAwake = (): void => {
    if (document.hidden || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').then(
      (lock) => {
        this.#lock = lock;
      },
      () => undefined,
    );
  };

  #shift(): void {
    this.#step = (this.#step + 1) % 4;
    const [x, y] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ][this.#step]!;
    this.#host.style.setProperty('translate', `${x}px ${y}px`);
  }
}
