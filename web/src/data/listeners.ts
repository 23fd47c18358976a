/** A set of callbacks. `add` returns the function that takes the callback out again. */
export class Listeners<T extends unknown[]> {
  #callbacks = new Set<(...args: T) => void>();

  add(callback: (...args: T) => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  call(...args: T): void {
    for (const callback of [...this.#callbacks]) callback(...args);
  }

  get size(): number {
    return this.#callbacks.size;
  }
}
