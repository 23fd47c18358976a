import type { Chat } from '@desk/protocol/chat';
import type { ChatStore } from './chat-store.ts';
import { listChats } from './chats-api.ts';
import { Listeners } from './listeners.ts';
import { readOffered } from './read-offered.ts';
import { readOpenTab } from './read-open-tab.ts';

export type ListTab = 'live' | 'pending' | 'tickets' | 'closed';
export type ListState = { at: 'idle' | 'loading' } | { at: 'ready'; nextCursor: string | null } | { at: 'failed'; error: unknown };

const closedPageSize = 30;
/** More than a person looks through: they type another word. */
const mostFound = 100;
const shortestSearch = 2;

/** Which of my lists have been read. What they hold stands in the store; live events keep it true from then on. */
export class ChatLists {
  readonly onChange = new Listeners<[]>();
  readonly #store: ChatStore;
  readonly #userId: string;
  #showsOffered = false;
  #states = new Map<ListTab, ListState>();
  /** Texts that were searched for among the closed chats. */
  #asking = new AbortController();
  #searches = new Map<string, 'searching' | 'found'>();

  constructor(store: ChatStore, userId: string) {
    this.#store = store;
    this.#userId = userId;
  }

  state(tab: ListTab): ListState {
    return this.#states.get(tab) ?? { at: 'idle' };
  }

  /** Reads an open tab whole and the first page of the closed one, unless it was read before and `again` is not set. */
  async load(tab: ListTab, again = false): Promise<void> {
    const before = this.state(tab);
    if (before.at === 'loading' || (before.at === 'ready' && !again)) return;
    if (before.at !== 'ready') this.#become(tab, { at: 'loading' });
    await this.#read(tab);
  }

  /** Reads what is handed over to me. What cannot be read now is read after the next gap; events tell of the rest. */
  async loadOffered(): Promise<void> {
    this.#showsOffered = true;
    await readOffered(this.#store, this.#userId).catch(() => undefined);
  }

  /** Reads it anew, where it is shown: whom offers are made to has changed. */
  async reloadOffered(): Promise<void> {
    if (this.#showsOffered) await this.loadOffered();
  }

  async more(tab: ListTab): Promise<void> {
    const state = this.state(tab);
    if (state.at === 'ready' && state.nextCursor) await this.#read(tab, state.nextCursor);
  }

  /**
   * Reads my closed chats that say this: older ones than were read so far may. What was found stands in the store. One search at a time: who types
   * on no longer waits for the one before.
   */
  async search(text: string): Promise<void> {
    const q = text.trim();
    if (q.length < shortestSearch || this.#searches.has(q)) return;
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#searches.set(q, 'searching');
    this.onChange.call();
    try {
      const page = await listChats({ tab: 'closed', mine: 'true', limit: mostFound, q }, this.#asking.signal);
      this.#store.put(...page.items);
      this.#searches.set(q, 'found');
    } catch {
      this.#searches.delete(q); // asked for again with the next letter
    }
    this.onChange.call();
  }

  isSearching(text: string): boolean {
    return this.#searches.get(text.trim()) === 'searching';
  }

  /** After a gap: everything that was read is read anew, behind what is on the screen. */
  async reload(): Promise<void> {
    this.#searches.clear();
    const tabs = [...this.#states.keys()].map((tab) => this.load(tab, true));
    await Promise.all([...tabs, this.reloadOffered()]);
  }

  async #read(tab: ListTab, cursor?: string): Promise<void> {
    try {
      const nextCursor = tab === 'closed' ? await this.#readClosed(cursor) : await this.#readOpen(tab);
      this.#become(tab, { at: 'ready', nextCursor });
    } catch (error) {
      if (this.state(tab).at !== 'ready') this.#become(tab, { at: 'failed', error });
    }
  }

  async #readClosed(cursor?: string): Promise<string | null> {
    const page = await listChats({ tab: 'closed', limit: closedPageSize, ...(cursor ? { cursor } : {}) });
    this.#store.put(...page.items);
    return page.nextCursor;
  }

  async #readOpen(tab: Exclude<ListTab, 'closed'>): Promise<null> {
    await readOpenTab(this.#store, tab, (chat) => isMine(tab, chat, this.#userId));
    return null;
  }

  #become(tab: ListTab, state: ListState): void {
    this.#states.set(tab, state);
    this.onChange.call();
  }
}

/** The chats of a list, out of all that are known. Closed ones stand with the latest first. */
export function chatsOf(tab: ListTab, chats: readonly Chat[], userId: string): Chat[] {
  const mine = chats.filter((chat) => chat.status === (tab === 'tickets' ? 'ticketed' : tab) && isMine(tab, chat, userId));
  return tab === 'closed' ? mine.sort((a, b) => (b.closure?.closedAt ?? '').localeCompare(a.closure?.closedAt ?? '')) : mine;
}

/** Tickets that wait are everybody's; what reached this page is of departments that are served here. */
function isMine(tab: ListTab, chat: Chat, userId: string): boolean {
  return chat.agent?.id === userId || (tab === 'tickets' && chat.agent === null);
}
