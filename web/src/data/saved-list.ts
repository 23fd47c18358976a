/**
 * A list in localStorage that several tabs may change: each change reads it afresh. A browser that refuses storage (private mode, full)
 * leaves the list in memory, which is no worse than not having it.
 */
export class SavedList<T extends { id: string }> {
  readonly #name: string;
  #memory: T[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  read(): T[] {
    try {
      const text = localStorage.getItem(this.#name);
      const parsed: unknown = text === null ? [] : JSON.parse(text);
      return Array.isArray(parsed) ? (parsed as T[]) : [];
    } catch {
      return this.#memory;
    }
  }

  put(item: T): void {
    const items = this.read();
    const index = items.findIndex((old) => old.id === item.id);
    if (index < 0) items.push(item);
    else items[index] = item;
    this.#write(items);
  }

  remove(id: string): void {
    this.#write(this.read().filter((item) => item.id !== id));
  }

  #write(items: T[]): void {
    this.#memory = items;
    try {
      if (items.length) localStorage.setItem(this.#name, JSON.stringify(items));
      else localStorage.removeItem(this.#name);
    } catch {
      // memory holds them
    }
  }
}
