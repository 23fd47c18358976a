import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Hotkey, registerHotkeys } from './hotkeys.ts';

/** Shortcuts that live as long as their host is in the document. */
export class HotkeysController implements ReactiveController {
  readonly #hotkeys: readonly Hotkey[];
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, hotkeys: readonly Hotkey[]) {
    this.#hotkeys = hotkeys;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = registerHotkeys(this.#hotkeys);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
