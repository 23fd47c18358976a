import type { Chat } from '@desk/protocol/chat';
import type { ChatStore } from './chat-store.ts';
import { listChats } from './chats-api.ts';
import { Listeners } from './listeners.ts';

export type ListTab = 'live' | 'pending' | 'closed';
export type ListState = { at: 'idle' | 'loading' } | { at: 'ready'; nextCursor: string | null } | { at: 'failed'; error: unknown };

const pageSizes: Record<ListTab, number> = { live: 100, pending: 100, closed: 30 };

/** Which of my lists have been read. What they hold stands in the store; live events keep it true from then on. */
export class ChatLists {
  readonly onChange = new Listeners<[]>();
  readonly #store: ChatStore;
  #states = new Map<ListTab, ListState>();

  constructor(store: ChatStore) {
    this.#store = store;
  }

  state(tab: ListTab): ListState {
    return this.#states.get(tab) ?? { at: 'idle' };
  }

  /** Reads the first page, unless it was read before and `again` is not set. */
  async load(tab: ListTab, again = false): Promise<void> {
    const before = this.state(tab);
    if (before.at === 'loading' || (before.at === 'ready' && !again)) return;
    if (before.at !== 'ready') this.#become(tab, { at: 'loading' });
    await this.#read(tab);
  }

  async more(tab: ListTab): Promise<void> {
    const state = this.state(tab);
    if (state.at === 'ready' && state.nextCursor) await this.#read(tab, state.nextCursor);
  }

  /** After a gap: everything that was read is read anew, behind what is on the screen. */
  async reload(): Promise<void> {
    await Promise.all([...this.#states.keys()].map((tab) => this.load(tab, true)));
  }

  async #read(tab: ListTab, cursor?: string): Promise<void> {
    try {
      const page = await listChats({ tab, limit: pageSizes[tab], ...(cursor ? { cursor } : {}) });
      this.#store.put(...page.items);
      this.#become(tab, { at: 'ready', nextCursor: page.nextCursor });
    } catch (error) {
      if (this.state(tab).at !== 'ready') this.#become(tab, { at: 'failed', error });
    }
  }

  #become(tab: ListTab, state: ListState): void {
    this.#states.set(tab, state);
    this.onChange.call();
  }
}

/** The chats of a list, out of all that are known. Closed ones stand with the latest first. */
export function chatsOf(tab: ListTab, chats: readonly Chat[], userId: string): Chat[] {
  const mine = chats.filter((chat) => chat.status === tab && chat.agent?.id === userId);
  return tab === 'closed' ? mine.sort((a, b) => (b.closure?.closedAt ?? '').localeCompare(a.closure?.closedAt ?? '')) : mine;
}
