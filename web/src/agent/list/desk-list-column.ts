import { consume } from '@lit/context';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ChatLists } from '../../data/chat-lists.ts';
import { chatsOf, type ListTab } from '../../data/chat-lists.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import { chatsContext, listsContext, sessionContext } from '../../data/contexts.ts';
import { sentenceOf } from '../../data/http.ts';
import type { Session } from '../../data/session.ts';
import { StoreController } from '../../data/store-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { isTransferOf, keptFor } from '../../transfer/offers-of.ts';
import { announce } from '../../ui/announce.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ItemChosen } from '../../ui/item-chosen.ts';
import type { UiText } from '../../ui/ui-text.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { chatRights } from '../chat-rights.ts';
import { FetchedPart } from '../fetched-part.ts';
import type { DeskTransfers } from '../transfer/desk-transfers.ts';
import type { ListSort } from './chat-groups.ts';
import type { DeskChatList } from './desk-chat-list.ts';
import { deskListColumnStyles } from './desk-list-column.styles.ts';
import type { DeskUndoDock } from './desk-undo-dock.ts';
import './desk-chat-list.ts';
import './desk-undo-dock.ts';
import '../../ui/ui-kbd.ts';
import '../../ui/ui-load-pips.ts';
import '../../ui/ui-menu.ts';
import '../../ui/ui-strip.ts';
import '../../ui/ui-switch.ts';
import '../../ui/ui-tabs.ts';
import '../../ui/ui-text.ts';

const sortKey = 'desk.sort';
/** More of them than fit say less than the number beside them. */
const mostPips = 10;

/** The list column: how full my desk is, whether I take chats, the tabs, the rows, the undo dock and the key hints. */
@customElement('desk-list-column')
export class DeskListColumn extends LitElement {
  @property() tab: ListTab = 'live';
  @property({ attribute: 'chat-id' }) chatId = '';
  @state() private filter = '';
  @state() private sort: ListSort = localStorage.getItem(sortKey) === 'newest' ? 'newest' : 'activity';

  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: chatsContext })
  private chats!: ChatStore;
  @consume({ context: listsContext })
  private lists!: ChatLists;
  @consume({ context: routerContext })
  private router!: Router;

  @query('ui-text') searchField!: UiText;
  @query('desk-chat-list') list!: DeskChatList;
  @query('desk-transfers') transfers!: DeskTransfers | null;
  @query('desk-undo-dock') dock!: DeskUndoDock | null;
  #live = new StoreController(
    this,
    () => this.chats,
    (chats) => chatsOf('live', chats.all(), this.session.me?.id ?? '').length,
  );
  #pending = new StoreController(
    this,
    () => this.chats,
    (chats) => chatsOf('pending', chats.all(), this.session.me?.id ?? '').length,
  );
  #tickets = new StoreController(
    this,
    () => this.chats,
    (chats) => chatsOf('tickets', chats.all(), this.session.me?.id ?? '').length,
  );

  #kept = new StoreController(
    this,
    () => this.chats,
    (chats) => keptFor(this.session.me, chats.offered()),
  );

  #isTransferring = new StoreController(
    this,
    () => this.chats,
    (chats) => chats.all().some((chat) => isTransferOf(this.session.me, chat)),
  );
  readonly #transfers = new FetchedPart(this, () => import('../transfer/desk-transfers.ts'), 'Transfers did not load. Reload the page.');

  constructor() {
    super();
    new StoreController(
      this,
      () => this.chats,
      (chats) => chats.get(this.chatId),
    );
    new StoreController(
      this,
      () => this.session,
      (session) => session.me,
    );
    new StoreController(
      this,
      () => this.lists,
      () => ({}),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.lists.load('live');
    void this.lists.load('pending');
    void this.lists.load('tickets');
    void this.lists.loadOffered();
  }

  override render() {
    const me = this.session.me;
    if (!me) return nothing;
    const live = this.#live.value ?? 0;
    const kept = this.#kept.value ?? 0;
    const used = live + kept;
    const keptWords = kept > 0 ? `, ${kept} of them kept for what is on offer to you` : '';
    const isKnown = (tab: ListTab) => this.lists.state(tab).at === 'ready';
    return html`<div class="top">
        <div class="title">
          <h1>My desk</h1>
          <span class="load" title="${used} of ${me.chatLimit} chat slots in use${keptWords}"
            >${me.chatLimit <= mostPips ? html`<ui-load-pips used=${used} limit=${me.chatLimit}></ui-load-pips>` : nothing}${used} of ${me.chatLimit}</span
          >
          <span class="grow"></span>
          <ui-switch class="available" label="Available" title="Take new chats" .checked=${me.available} @ui-value-changed=${this.#available}
            ><span class="word">Available</span></ui-switch
          >
          <ui-menu icon="sort" label="Sort" .items=${this.#sorts()} @ui-item-chosen=${this.#sorted}></ui-menu>
        </div>
        <ui-text
          look="quiet"
          icon="search"
          keys="/"
          type="search"
          hidden-label="Search this list"
          placeholder="Search this list"
          .value=${this.filter}
          @ui-value-changed=${(event: ValueChanged) => {
            this.filter = event.value;
          }}
          @keydown=${this.#searchKeys}
        ></ui-text>
        <ui-tabs
          label="Chats"
          selected=${this.tab}
          .items=${[
            { id: 'live', label: 'Live', count: isKnown('live') ? live : undefined },
            { id: 'pending', label: 'Pending', count: isKnown('pending') ? this.#pending.value : undefined },
            { id: 'tickets', label: 'Tickets', count: isKnown('tickets') ? this.#tickets.value : undefined },
            { id: 'closed', label: 'Closed' },
          ]}
          @ui-value-changed=${(event: ValueChanged) => this.router.go(`/desk/${event.value}`)}
        ></ui-tabs>
      </div>
      ${this.#transfers.hasFailed ? html`<ui-strip tone="neg" icon="warning">${this.#transfers.words}</ui-strip>` : nothing}
      ${this.#hasTransfers() ? html`<desk-transfers chat-id=${this.chatId} ?key-taken=${this.mayAcceptTicket}></desk-transfers>` : nothing}
      <section class="scroll grow" aria-label="Chats" @focusin=${() => this.requestUpdate()} @focusout=${() => this.requestUpdate()}>
        <desk-chat-list tab=${this.tab} chat-id=${this.chatId} filter=${this.filter} sort=${this.sort}></desk-chat-list>
      </section>
      <desk-undo-dock></desk-undo-dock>
      <footer aria-hidden="true">
        <ui-kbd keys="J"></ui-kbd><ui-kbd keys="K"></ui-kbd><span>move</span><ui-kbd keys="Enter"></ui-kbd><span>open</span>
        ${this.#mayClose() ? html`<ui-kbd keys="E"></ui-kbd><span>close chat</span>` : nothing}
        <span class="grow"></span><ui-kbd keys="?"></ui-kbd>
      </footer>`;
  }

  /** Puts the cursor into the search field. */
  search(): void {
    this.searchField.focus();
    this.searchField.select();
  }

  override focus(): void {
    this.list.focus();
  }

  /** The chat that the selection has moved to is the open one now, without the rest: something is to be done with it. */
  settle(): void {
    this.list.cursor.settle();
  }

  /** Once there was one, what becomes of it is told, and of those that follow. Fetched then. */
  #hasTransfers(): boolean {
    if (this.#isTransferring.value) this.#transfers.want();
    return this.#transfers.wasWanted;
  }

  /** Whether the ticket that is open, or that the selection has moved to, can be accepted: the key A means it then, and no transfer request. */
  get mayAcceptTicket(): boolean {
    const chat = this.list?.cursor.next ?? this.chats.get(this.chatId);
    return this.tab === 'tickets' && chat !== undefined && chatRights(chat, this.session.me!, new Date()).mayAccept;
  }

  /** Whether the open chat can be closed by this person. */
  #mayClose(): boolean {
    const chat = this.chats.get(this.chatId);
    return chat !== undefined && chatRights(chat, this.session.me!, new Date()).mayClose;
  }

  #sorts() {
    return [
      { id: 'activity', label: 'Who waits longest', checked: this.sort === 'activity' },
      { id: 'newest', label: 'Newest chat first', checked: this.sort === 'newest' },
    ];
  }

  #sorted(event: ItemChosen): void {
    this.sort = event.item as ListSort;
    localStorage.setItem(sortKey, this.sort);
  }

  async #available(event: ValueChanged<boolean>): Promise<void> {
    try {
      await this.session.setAvailable(event.value);
      announce(event.value ? 'You are available' : 'You are unavailable, no chats come in');
    } catch (error) {
      announce(sentenceOf(error), { urgent: true });
    }
    this.requestUpdate();
  }

  #searchKeys(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') this.list.focus();
    else if (event.key === 'Escape' && this.filter) this.filter = '';
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  static override styles = [baseStyles, deskListColumnStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-list-column': DeskListColumn;
  }
}
