import type { Chat, Message } from '@desk/protocol/chat';
import { isTransient, newKey, sentenceOf } from './http.ts';
import { Listeners } from './listeners.ts';
import { SavedList } from './saved-list.ts';

/** A message that was written here and is not confirmed yet. `id` is its clientId. */
export interface Outgoing {
  id: string;
  chatId: string;
  text: string;
  /** It goes to a chat that is closed; a reply to an open one is refused once that is closed. */
  isFollowUp?: boolean;
  at: string;
  /** Why the desk refused it, in words; empty while it waits. */
  refusal: string;
}

export interface OutboxWiring {
  userId: string;
  post(item: Outgoing): Promise<{ chat: Chat; message: Message }>;
  onPosted(chat: Chat, message: Message): void;
  isLive(): boolean;
}

const limit = 50;

/**
 * Messages on their way out: in order within a chat, one at a time, through cuts and reloads, each stored once by its clientId.
 * A message that the desk refuses stays with its reason until a person retries or deletes it.
 */
export class Outbox {
  readonly onChange = new Listeners<[]>();
  readonly #wiring: OutboxWiring;
  readonly #saved: SavedList<Outgoing>;
  #items: Outgoing[];
  #sending = new Set<string>();

  constructor(wiring: OutboxWiring) {
    this.#wiring = wiring;
    this.#saved = new SavedList(`desk.outbox.${wiring.userId}`);
    this.#items = this.#saved.read();
  }

  of(chatId: string): Outgoing[] {
    return this.#items.filter((item) => item.chatId === chatId);
  }

  /** How many wait, refused ones aside. */
  get waiting(): number {
    return this.#items.filter((item) => !item.refusal).length;
  }

  /** False when 50 wait already: then the line has been gone for long, and more would only hide that. */
  add(chatId: string, text: string, { isFollowUp = false } = {}): boolean {
    if (this.waiting >= limit) return false;
    const item: Outgoing = { id: newKey(), chatId, text, isFollowUp, at: new Date().toISOString(), refusal: '' };
    this.#items = [...this.#items, item];
    this.#saved.put(item);
    this.onChange.call();
    this.flush();
    return true;
  }

  /** Sends what waits. Called when the line is back and has caught up. */
  flush(): void {
    if (!this.#wiring.isLive()) return;
    for (const chatId of new Set(this.#items.map((item) => item.chatId))) void this.#drain(chatId);
  }

  retry(id: string): void {
    const item = this.#items.find((each) => each.id === id);
    if (!item) return;
    this.#change({ ...item, refusal: '' });
    void this.#drain(item.chatId);
  }

  remove(id: string): void {
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#saved.remove(id);
    this.onChange.call();
  }

  async #drain(chatId: string): Promise<void> {
    if (this.#sending.has(chatId)) return;
    this.#sending.add(chatId);
    try {
      let next = this.#next(chatId);
      while (next && (await this.#send(next))) next = this.#next(chatId);
    } finally {
      this.#sending.delete(chatId);
    }
  }

  #next(chatId: string): Outgoing | undefined {
    return this.#items.find((item) => item.chatId === chatId && !item.refusal);
  }

  /** True when the queue of this chat may go on. */
  async #send(item: Outgoing): Promise<boolean> {
    try {
      const { chat, message } = await this.#wiring.post(item);
      this.remove(item.id);
      this.#wiring.onPosted(chat, message);
      return true;
    } catch (error) {
      if (isTransient(error)) {
        setTimeout(() => this.flush(), 3_000);
        return false;
      }
      this.#change({ ...item, refusal: sentenceOf(error) });
      return true;
    }
  }

  #change(item: Outgoing): void {
    this.#items = this.#items.map((each) => (each.id === item.id ? item : each));
    this.#saved.put(item);
    this.onChange.call();
  }
}
