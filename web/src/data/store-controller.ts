import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Listeners } from './listeners.ts';

interface Store {
  readonly onChange: Listeners<[]>;
}

/**
 * Keeps `value` equal to `select(store)` and updates the host when it changes. Arrays are compared item by item, everything else by
 * identity, so a selection should hand on what the store holds. `store` may be absent until a context provides it: then `value` is undefined.
 */
export class StoreController<S extends Store, T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => S | undefined;
  readonly #select: (store: S) => T;
  #stop: (() => void) | undefined;
  #value: T | undefined;

  constructor(host: ReactiveControllerHost, store: S | (() => S | undefined), select: (store: S) => T) {
    this.#host = host;
    this.#store = typeof store === 'function' ? store : () => store;
    this.#select = select;
    host.addController(this);
  }

  get value(): T | undefined {
    const store = this.#store();
    if (store) this.#value = this.#choose(store);
    return this.#value;
  }

  hostConnected(): void {
    this.#attach();
  }

  /** A context may have arrived. */
  hostUpdate(): void {
    this.#attach();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #attach(): void {
    const store = this.#store();
    if (!store || this.#stop) return;
    this.#value = this.#choose(store);
    this.#stop = store.onChange.add(() => {
      const before = this.#value;
      if (this.value !== before) this.#host.requestUpdate();
    });
  }

  #choose(store: S): T {
    const next = this.#select(store);
    return isSame(next, this.#value) ? (this.#value as T) : next;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}
