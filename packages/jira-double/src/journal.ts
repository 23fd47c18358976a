/** One request as it was seen. The token is never kept. `status` is 0 while no answer was given, and for ever if the connection was cut. */
export interface JournalEntry {
  at: Date;
  method: string;
  path: string;
  query: string;
  /** Who the double took the caller for. */
  as: 'service-user' | 'anonymous' | 'refused';
  /** Numeric id of the issue that the path names, if there is one. */
  issueId?: string;
  globalId?: string;
  status: number;
}

/** Every request in the order of arrival. */
export class Journal {
  readonly entries: JournalEntry[] = [];
  readonly #waiting = new Set<() => void>();

  add(entry: JournalEntry): void {
    this.entries.push(entry);
    this.settled();
  }

  /** Tells the waiting that an entry was added or finished. */
  settled(): void {
    for (const look of this.#waiting) look();
  }

  /** The requests whose method and path fit, as `POST /rest/api/3/issue/10001/remotelink`. */
  of(method: string, path: RegExp = /./): JournalEntry[] {
    return this.entries.filter((entry) => entry.method === method && path.test(entry.path));
  }

  /** Waits until an entry fits, now or later; rejects when `signal` aborts. */
  when(fits: (entry: JournalEntry) => boolean, signal?: AbortSignal): Promise<JournalEntry> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.entries.find(fits);
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(look);
        reject(signal.reason);
      });
      this.#waiting.add(look);
      look();
    });
  }

  clear(): void {
    this.entries.length = 0;
  }
}
