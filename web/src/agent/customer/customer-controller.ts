import type { Chat } from '@desk/protocol/chat';
import type { Note } from '@desk/protocol/note';
import type { CustomerProfile } from '@desk/protocol/people';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { listHistory, listNotes, readCustomer } from '../../data/customers-api.ts';

interface Known {
  profile: CustomerProfile;
  history: readonly Chat[];
  notes: readonly Note[];
}

const cache = new Map<string, Known>();
const cacheSize = 60;

/** Reads profile, history and notes of the customer of a chat, and again when it is closed or something is added to it. What was known shows at once. */
export class CustomerController implements ReactiveController {
  error: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #chat: () => Chat | undefined;
  #key = '';

  constructor(host: ReactiveControllerHost, chat: () => Chat | undefined) {
    this.#host = host;
    this.#chat = chat;
    host.addController(this);
  }

  get #known(): Known | undefined {
    return cache.get(this.#chat()?.customer.id ?? '');
  }

  get profile(): CustomerProfile | undefined {
    return this.#known?.profile;
  }

  get history(): readonly Chat[] {
    return this.#known?.history ?? [];
  }

  get notes(): readonly Note[] {
    return this.#known?.notes ?? [];
  }

  hostUpdate(): void {
    const chat = this.#chat();
    const key = chat ? `${chat.customer.id} ${chat.closure ? `${chat.closure.id} ${chat.version}` : ''}` : '';
    if (key === this.#key) return;
    this.#key = key;
    if (key) void this.load();
  }

  async load(): Promise<void> {
    const id = this.#chat()?.customer.id;
    if (!id) return;
    try {
      const [profile, history, notes] = await Promise.all([readCustomer(id), listHistory(id), listNotes(id)]);
      cache.delete(id);
      cache.set(id, { profile, history: history.items, notes: notes.items });
      if (cache.size > cacheSize) cache.delete(cache.keys().next().value!);
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.#host.requestUpdate();
  }

  async loadNotes(): Promise<void> {
    const id = this.#chat()?.customer.id;
    const known = id ? cache.get(id) : undefined;
    if (!id || !known) return;
    try {
      cache.set(id, { ...known, notes: (await listNotes(id)).items });
    } catch {
      // the note is stored; the list shows it next time
    }
    this.#host.requestUpdate();
  }
}
