import type { Chat } from '@desk/protocol/chat';
import type { Transfer } from '@desk/protocol/transfer';
import { consume } from '@lit/context';
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatStore } from '../../data/chat-store.ts';
import { chatsContext, sessionContext, socketContext } from '../../data/contexts.ts';
import type { Session } from '../../data/session.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { StoreController } from '../../data/store-controller.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { endedOffer } from '../../transfer/ended-offer.ts';
import { isOfferedTo, offersOf } from '../../transfer/offers-of.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { firstName } from '../line-words.ts';
import { ListWanted } from '../list-wanted.ts';
import { accepted } from './accepted.ts';
import { DeskTransferCard } from './desk-transfer-card.ts';
import { overWords } from './over-words.ts';
import '../../ui/ui-icon-button.ts';

/** Offers that ended without an answer of ours are told of until somebody has read it, the last three of them. */
const TOLD = 3;

/**
 * What is handed over to me, on top of my list until I answer it, and why what I was offered is gone. It says aloud, once, that something is offered, and
 * what became of what I offered. [C15] [C16] [C17] [C18] [C19]
 */
@customElement('desk-transfers')
export class DeskTransfers extends LitElement {
  @property({ attribute: 'chat-id' }) chatId = '';
  /** The key A means something else now. */
  @property({ type: Boolean, attribute: 'key-taken' }) isKeyTaken = false;
  @consume({ context: chatsContext }) private chats!: ChatStore;
  @consume({ context: sessionContext }) private session!: Session;
  @consume({ context: socketContext }) private socket!: DeskSocket;
  @state() private over: readonly { id: string; chatId: string; words: string }[] = [];
  @query('desk-transfer-card[is-first]') private first!: DeskTransferCard | null;
  /** As they were when they were last looked at: what was offered to me, and what I offered. */
  #offered = new Map<string, Chat>();
  #offering = new Map<string, Chat>();
  /** Offers whose senders took them back: a chat does not say why it is on offer no more. */
  #cancelled = new Set<string>();
  #hadFocus = false;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.chats,
      (chats) =>
        chats.all().filter((chat) => chat.transfer || chat.transferEnded || this.#offered.has(chat.id) || this.#offering.has(chat.id)),
    );
    new StoreController(
      this,
      () => this.session,
      (session) => session.me,
    );
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => [],
      onEvents: (events) => {
        for (const { type, data } of events)
          if (type === 'chat.transfer-cancelled') this.#cancelled.add((data as { transfer: Transfer }).transfer.id);
      },
    });
  }

  get #mine(): Chat[] {
    return offersOf(this.chats.offered(), this.session.me);
  }

  protected override willUpdate(): void {
    const focused = this.shadowRoot?.activeElement;
    // Whoever accepts goes on in the chat.
    this.#hadFocus = focused != null && !(focused instanceof DeskTransferCard && accepted.has(focused.chat.id));
    this.#hearOffered();
    this.#hearOffering();
  }

  override render() {
    const offers = this.#mine;
    const first = (offers.find(({ id }) => id === this.chatId) ?? offers[0])?.id;
    return html`${repeat(
      offers,
      ({ transfer }) => transfer!.id,
      (chat) =>
        html`<desk-transfer-card .chat=${chat} ?is-first=${chat.id === first && !this.isKeyTaken} @ui-dismiss-requested=${this.#answered}></desk-transfer-card>`,
    )}${repeat(
      this.over,
      ({ id }) => id,
      ({ id, words }) =>
        html`<div class="over"><p class="grow">${words}</p><ui-icon-button icon="x" icon-size="14" size="24" label="Dismiss" @click=${() => this.#dismiss(id)}></ui-icon-button></div>`,
    )}`;
  }

  /** A card that went took the focus with it: the next one has it, else the list. */
  override updated(): void {
    if (this.#hadFocus && this.shadowRoot?.activeElement == null) this.#focusNext();
  }

  readonly #answered = (): void => {
    if (deepActiveElement() === document.body) this.#focusNext();
  };

  #focusNext(): void {
    const next = this.renderRoot.querySelector<HTMLElement & Partial<LitElement>>('desk-transfer-card, ui-icon-button');
    if (next) void next.updateComplete?.then(() => next.focus());
    else this.dispatchEvent(new ListWanted());
  }

  /** Something waits for an answer. */
  get hasOffer(): boolean {
    return this.#mine.length > 0;
  }

  /** Takes the chat over that is open, else the one that was offered first. */
  accept(): void {
    void this.first?.accept();
  }

  #hearOffered(): void {
    const { me } = this.session;
    if (!me) return;
    const now = new Map(this.#mine.map((chat) => [chat.id as string, chat]));
    const fresh = [...now.values()].filter(({ id, transfer }) => this.#offered.get(id)?.transfer?.id !== transfer?.id);
    if (fresh.length > 1) announce(`${fresh.length} transfer requests`, { urgent: true });
    else if (fresh[0]) announce(requestWords(fresh[0]), { urgent: true });
    for (const [id, before] of this.#offered) {
      const chat = this.chats.get(id);
      if (chat?.transfer?.id === before.transfer?.id && chat && isOfferedTo(me, chat)) continue;
      const words = overWords(before, chat, me, this.#cancelled.has(before.transfer!.id));
      if (!words) continue;
      announce(words);
      this.over = [...this.over, { id: before.transfer!.id, chatId: id, words }].slice(-TOLD);
    }
    // What is offered again, or is mine by now, is news that has been overtaken.
    if (this.over.some(({ chatId }) => now.has(chatId) || this.chats.get(chatId)?.agent?.id === me.id))
      this.over = this.over.filter(({ chatId }) => !now.has(chatId) && this.chats.get(chatId)?.agent?.id !== me.id);
    this.#offered = now;
    this.#cancelled.clear();
  }

  #hearOffering(): void {
    const { me } = this.session;
    if (!me) return;
    for (const [id, before] of this.#offering) {
      const chat = this.chats.get(id);
      if (!chat || chat.transfer?.id === before.transfer?.id) continue;
      const { transferEnded: ended, agent } = chat;
      if (ended?.id === before.transfer?.id && ended)
        announce(`${endedOffer(ended)}: ${chat.customer.name} stays with you`, { urgent: true });
      else if (agent && agent.id !== me.id) announce(`${firstName(agent.name)} has the chat with ${chat.customer.name} now`);
    }
    const mine = this.chats.all().filter(({ agent, transfer }) => transfer && agent?.id === me.id);
    this.#offering = new Map(mine.map((chat) => [chat.id as string, chat]));
  }

  #dismiss(id: string): void {
    this.over = this.over.filter((each) => each.id !== id);
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        max-block-size: 45%;
        overflow: auto;
        scrollbar-width: thin;
      }
      .over {
        display: flex;
        align-items: flex-start;
        gap: 6px;
        margin: 2px 10px 8px;
        padding: 6px 6px 6px 12px;
        border-radius: 10px;
        background: var(--desk-sunken);
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
      }
      .over p {
        padding-block: 3px;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

/** `Transfer request: Tomás hands over Nadia F., Mobile` */
function requestWords({ customer, department, transfer }: Chat): string {
  return `Transfer request: ${[`${firstName(transfer!.from.name)} hands over ${customer.name}`, department?.name].filter(Boolean).join(', ')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transfers': DeskTransfers;
  }
}
