import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { chatsOf } from '../data/chat-lists.ts';
import type { ChatStore } from '../data/chat-store.ts';
import { chatsContext, sessionContext } from '../data/contexts.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { offersOf } from '../transfer/offers-of.ts';
import { announce } from '../ui/announce.ts';
import { firstName } from './line-words.ts';
import { accepted } from './transfer/accepted.ts';

const gatherMs = 1_500;
const quietMs = 10_000;

/**
 * Says what happens in chats that are not on the screen: a new chat at once, gathered for a moment; messages elsewhere at most one sentence
 * in ten seconds. The title of the page counts the chats with something unread and the requests to take one over. Shows nothing else.
 */
@customElement('desk-news')
export class DeskNews extends LitElement {
  /** Whom the open chat is with. */
  @property() name = '';

  @consume({ context: chatsContext })
  private chats!: ChatStore;
  @consume({ context: sessionContext })
  private session!: Session;

  #live = new StoreController(
    this,
    () => this.chats,
    (chats) => chatsOf('live', chats.all(), this.session.me?.id ?? ''),
  );
  #offers = new StoreController(
    this,
    () => this.chats,
    (chats) => offersOf(chats.offered(), this.session.me).length,
  );
  #known: Map<string, Chat> | undefined;
  #fresh: Chat[] = [];
  #wrote = new Set<string>();
  #freshTimer: ReturnType<typeof setTimeout> | undefined;
  #wroteTimer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#freshTimer);
    clearTimeout(this.#wroteTimer);
  }

  override render() {
    const live = this.#live.value ?? [];
    const unread = live.filter((chat) => chat.unread > 0).length + (this.#offers.value ?? 0);
    document.title = `${unread ? `(${unread}) ` : ''}${this.name ? `${this.name} · ` : ''}Desk`;
    const before = this.#known;
    this.#known = new Map(live.map((chat) => [chat.id, chat]));
    if (!before) return nothing;
    for (const id of before.keys()) if (!this.#known.has(id)) accepted.delete(id); // should it come again, that is news
    for (const chat of live) {
      const old = before.get(chat.id);
      if (!old && !chat.opened && !accepted.has(chat.id)) this.#isNew(chat);
      else if (old && chat.unread > old.unread && !location.pathname.includes(chat.id)) this.#hasWritten(chat);
    }
    return nothing;
  }

  #isNew(chat: Chat): void {
    this.#fresh.push(chat);
    this.#freshTimer ??= setTimeout(() => {
      // Whoever opened it meanwhile, or took it over, knows.
      const fresh = this.#fresh.filter(({ id }) => !location.pathname.includes(id));
      const [first] = fresh;
      if (fresh.length > 1) announce(`${fresh.length} new chats`, { urgent: true });
      else if (first) announce(`New chat: ${[first.customer.name, first.department?.name].filter(Boolean).join(', ')}`, { urgent: true });
      this.#fresh = [];
      this.#freshTimer = undefined;
    }, gatherMs);
  }

  #hasWritten(chat: Chat): void {
    if (this.#wroteTimer === undefined) {
      announce(`${firstName(chat.customer.name)} wrote`);
      this.#wroteTimer = setTimeout(() => {
        if (this.#wrote.size > 0)
          announce(this.#wrote.size === 1 ? '1 chat has new messages' : `${this.#wrote.size} chats have new messages`);
        this.#wrote.clear();
        this.#wroteTimer = undefined;
      }, quietMs);
    } else this.#wrote.add(chat.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-news': DeskNews;
  }
}
