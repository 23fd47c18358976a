import { consume } from '@lit/context';
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ChatLists } from '../data/chat-lists.ts';
import type { ChatStore } from '../data/chat-store.ts';
import { chatsContext, listsContext, sessionContext } from '../data/contexts.ts';
import type { Session } from '../data/session.ts';
import { StoreController } from '../data/store-controller.ts';
import { offersOf } from '../transfer/offers-of.ts';
import { announce } from '../ui/announce.ts';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/ui-icon.ts';

/** Offers that were said aloud, by page: every tab has a head of its own. */
const told = new WeakMap<ChatStore, Set<string>>();

/** How many chats are handed over to me while I look after those of others, with the way to the first of them. Says aloud, once, that one came. [C16] */
@customElement('desk-offers-link')
export class DeskOffersLink extends LitElement {
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: listsContext }) private lists!: ChatLists;
  @consume({ context: sessionContext }) private session!: Session;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.chats,
      (chats) => offersOf(chats.offered(), this.session.me).map(({ id }) => id),
    );
    new StoreController(
      this,
      () => this.session,
      (session) => session.me,
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (told.has(this.chats)) return;
    told.set(this.chats, new Set());
    void this.lists.loadOffered();
  }

  override render() {
    const offers = offersOf(this.chats.offered(), this.session.me);
    const [first] = offers;
    if (!first) return nothing;
    const words = offers.length === 1 ? '1 transfer request' : `${offers.length} transfer requests`;
    const known = told.get(this.chats) ?? new Set();
    if (offers.some(({ transfer }) => !known.has(transfer!.id))) announce(words, { urgent: true });
    for (const { transfer } of offers) known.add(transfer!.id);
    return html`<a href="/desk/live/${first.id}"><ui-icon name="transfer" size="14"></ui-icon>${words}</a>`;
  }

  static override styles = [
    baseStyles,
    css`
      a {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 3px 9px;
        border-radius: 8px;
        background: var(--desk-accent-tint);
        font: 500 12px/18px var(--desk-font);
        white-space: nowrap;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-offers-link': DeskOffersLink;
  }
}
