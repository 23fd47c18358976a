import type { Chat } from '@desk/protocol/chat';
import { listOpenedChats } from '../../data/chats-api.ts';
import { Listeners } from '../../data/listeners.ts';
import type { OpenedQuery } from './opened-query.ts';

const PAGE = 50;

/** Chats that came in, page by page. An answer to an older question is left out. */
export class OpenedPages {
  readonly onChange = new Listeners<[]>();
  chats: readonly Chat[] = [];
  error: unknown;
  isLoading = false;
  hasMore = false;
  #query: OpenedQuery | undefined;
  #cursor: string | null = null;
  #asked = 0;

  /** Starts with the first page; what was shown before stays until it is there. */
  async open(query: OpenedQuery): Promise<void> {
    this.#query = query;
    this.#cursor = null;
    await this.#read();
  }

  async more(): Promise<void> {
    if (this.hasMore && !this.isLoading) await this.#read();
  }

  async #read(): Promise<void> {
    const asked = ++this.#asked;
    const cursor = this.#cursor;
    this.isLoading = true;
    this.error = undefined;
    this.onChange.call();
    try {
      const page = await listOpenedChats({ ...this.#query!, limit: PAGE, ...(cursor ? { cursor } : {}) });
      if (asked !== this.#asked) return;
      this.chats = cursor ? [...this.chats, ...page.items] : page.items;
      this.#cursor = page.nextCursor;
      this.hasMore = page.nextCursor !== null;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = error;
      if (!cursor) this.chats = [];
    }
    this.isLoading = false;
    this.onChange.call();
  }
}
