import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ChatLists, chatsOf, type ListTab } from '../../data/chat-lists.ts';
import { says } from '../../data/chat-search.ts';
import type { ChatStore } from '../../data/chat-store.ts';
import type { ClosingQueue } from '../../data/closing-queue.ts';
import { chatsContext, closingContext, listsContext, presenceContext, sessionContext } from '../../data/contexts.ts';
import type { PresenceStore } from '../../data/presence-store.ts';
import type { Session } from '../../data/session.ts';
import { StoreController } from '../../data/store-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { ComposerWanted } from '../composer-wanted.ts';
import { accepted } from '../transfer/accepted.ts';
import { type ChatGroup, type ListSort, tabGroups } from './chat-groups.ts';
import { ClosedSearchController } from './closed-search-controller.ts';
import { CursorController } from './cursor-controller.ts';
import { deskChatListStyles } from './desk-chat-list.styles.ts';
import type { DeskChatRow } from './desk-chat-row.ts';
import { arranged, heldStill, type ListGroup, type ListRow, unseen } from './frozen-list.ts';
import { HoldController } from './hold-controller.ts';
import { listState } from './list-state.ts';
import { mayPickSeveral } from './may-pick-several.ts';
import { SeveralController } from './several-controller.ts';
import { waitingBar } from './waiting-bar.ts';
import './desk-chat-row.ts';
import './desk-ticket-peek.ts';
import '../../ui/ui-button.ts';

/**
 * The rows of one tab, in groups. Their order is frozen while somebody is in the list; a bar then says how many chats wait to be shown.
 * J and K move, Enter opens, X ticks where several may be closed at once.
 */
@customElement('desk-chat-list')
export class DeskChatList extends LitElement {
  @property() tab: ListTab = 'live';
  @property({ attribute: 'chat-id' }) chatId = '';
  @property() filter = '';
  @property() sort: ListSort = 'activity';
  @state() private shown: readonly ListGroup[] = [];
  @state() private waiting = 0;

  @consume({ context: chatsContext })
  private chats!: ChatStore;
  @consume({ context: listsContext })
  private lists!: ChatLists;
  @consume({ context: presenceContext })
  private presence!: PresenceStore;
  @consume({ context: closingContext })
  private closing!: ClosingQueue;
  @consume({ context: sessionContext })
  private session!: Session;
  @consume({ context: routerContext })
  private router!: Router;

  #hold = new HoldController(this);
  #search = new ClosedSearchController(
    this,
    () => this.lists,
    () => (this.tab === 'closed' ? this.filter : ''),
  );
  readonly cursor = new CursorController(this, {
    chatId: () => this.chatId,
    go: (href, replace) => this.router.go(href, { replace }),
  });
  #several = new SeveralController(this, {
    mayPick: () => mayPickSeveral(this.session.me, this.tab),
    present: () => this.#present,
    focused: () => this.cursor.focused?.chat.id,
    done: () => this.cursor.focused ?? this.focus(),
  });
  #mine = new StoreController(
    this,
    () => this.chats,
    (store) => chatsOf(this.tab, store.all(), this.session.me?.id ?? ''),
  );
  #intents = new StoreController(
    this,
    () => this.closing,
    (closing) => closing.intents,
  );
  /** Closes that were taken back, tickets and transfers that were accepted. */
  #done = 0;
  /** The order applies with the next update, held or not. */
  #isShowing = false;
  /** The row that had the focus last, by its chat, and whether it has to get it back. */
  #focusedId = '';
  #isFocusOwed = false;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.lists,
      (lists) => [lists.state(this.tab), lists.isSearching(this.filter)],
    );
    new StoreController(
      this,
      () => this.presence,
      () => ({}),
    );
    new HotkeysController(this, [
      { keys: 'J', words: 'Next chat', group: 'List', run: () => this.cursor.move(1) },
      { keys: 'K', words: 'Chat before', group: 'List', run: () => this.cursor.move(-1) },
      { keys: 'Alt+ArrowDown', words: 'Next chat, also while writing', group: 'List', run: () => this.cursor.move(1, false) },
      { keys: 'Alt+ArrowUp', words: 'Chat before, also while writing', group: 'List', run: () => this.cursor.move(-1, false) },
      { keys: '.', words: 'Show the new chats', group: 'List', when: () => this.waiting > 0, run: () => this.#showWaiting() },
    ]);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab')) void this.lists.load(this.tab);
    this.cursor.keepPlace(this.#present.map((chat) => chat.id));
    const groups = this.#groups();
    const [before, done] = [this.#done, this.#doneHere(groups)];
    this.#done = done; // what a person does to the list shows at once, wherever they are
    const isAsked = (['tab', 'filter', 'sort'] as const).some((what) => changed.has(what)) || this.#search.tookEnd() || this.#isShowing;
    this.#isShowing = false;
    const mayMove = isAsked || done > before || this.shown.length === 0 || !this.#hold.isHeld;
    this.#isFocusOwed = mayMove && this.shadowRoot?.activeElement != null;
    this.shown = mayMove ? arranged(groups) : heldStill(this.shown, groups, (id) => this.chats.get(id));
    this.waiting = unseen(this.shown, groups).length;
  }

  /** A row that changed its place, and the bar that went, took the focus with them: it goes back to the same chat. */
  override updated(): void {
    if (!this.#isFocusOwed || this.shadowRoot?.activeElement != null) return;
    const { rows } = this.cursor;
    const row = rows.find((each) => each.dataset.id === this.#focusedId) ?? rows.find((each) => each.isStop);
    void row?.updateComplete.then(() => row.focus());
  }

  override render() {
    return html`${this.#content()}${this.#several.form()}`;
  }

  #content() {
    const state = this.lists.state(this.tab);
    if (this.shown.length > 0) return this.#rows(state.at === 'ready' && state.nextCursor !== null);
    return listState(state, this.tab, this.filter, this.#search.isSearching, () => void this.lists.load(this.tab));
  }

  #rows(hasMore: boolean): TemplateResult {
    const stop = this.cursor.stopOf(this.#present.map((chat) => chat.id));
    return html`${this.tab === 'tickets' ? html`<desk-ticket-peek .chats=${this.#mine.value ?? []}></desk-ticket-peek>` : nothing}${this.#several.bar()}${waitingBar(this.waiting, () => this.#showWaiting())}<div class="rows" @desk-pick-toggled=${this.#several.picks.toggled} @keydown=${this.#keys} @focusin=${this.#focused}>
      ${repeat(
        this.shown,
        (group) => group.id,
        (group) => html`
          ${group.label ? html`<h2 id=${group.id}>${group.label}<span>${group.rows.length}</span></h2>` : nothing}
          <ul aria-labelledby=${group.label ? group.id : nothing} aria-label=${group.label ? nothing : 'Chats'}>
            ${repeat(
              group.rows,
              (row) => row.chat.id,
              (row) => html`<li>${this.#row(row, stop)}</li>`,
            )}
          </ul>
        `,
      )}
      ${hasMore ? html`<ui-button class="more" variant="ghost" size="s" @click=${() => this.lists.more(this.tab)}>Show more</ui-button>` : nothing}
    </div>`;
  }

  #row({ chat, hasLeft }: ListRow, stop: string | undefined): TemplateResult {
    return html`<desk-chat-row
      .chat=${chat}
      data-id=${chat.id}
      href=${`/desk/${this.tab}/${chat.id}`}
      ?is-current=${chat.id === this.chatId}
      ?is-stop=${chat.id === stop}
      ?is-typing=${this.presence.isTyping(chat.id)}
      ?has-left=${hasLeft}
      ?may-pick=${mayPickSeveral(this.session.me, this.tab) && !hasLeft}
      ?is-picked=${this.#several.picks.has(chat.id)}
      ?is-picking=${this.#several.isPicking}
      target-seconds=${this.session.me?.preferences.replyTargetSeconds ?? 120}
    ></desk-chat-row>`;
  }

  #groups(): ChatGroup[] {
    const wanted = this.filter.trim().toLocaleLowerCase();
    const chats = (this.#mine.value ?? []).filter((chat) => !this.closing.isLeaving(chat.id) && (!wanted || says(chat, wanted)));
    return tabGroups(this.tab, chats, this.sort);
  }

  #doneHere(groups: readonly ChatGroup[]): number {
    const undone = this.#intents.value?.filter((intent) => intent.phase === 'undone').length ?? 0;
    const taken = groups.flatMap((group) => (group.id === 'mine' ? group.chats : group.chats.filter(({ id }) => accepted.has(id))));
    return undone + taken.length;
  }

  #showWaiting(): void {
    this.#isShowing = true;
    this.requestUpdate();
  }

  #focused(event: FocusEvent): void {
    this.#focusedId = (event.target as Element).closest('desk-chat-row')?.dataset.id ?? '';
  }

  #keys(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = (event.target as Element).closest('desk-chat-row');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#step(event.key === 'ArrowDown' ? 1 : -1, event.shiftKey);
    else if (event.key === 'Home' || event.key === 'End') this.cursor.jump(event.key === 'End');
    else if (row && (event.key === 'Enter' || event.key === 'o')) this.#open(row, event.key === 'Enter');
    else return;
    event.preventDefault();
  }

  /** With Shift the rows that are passed are ticked. */
  #step(step: 1 | -1, isPicking: boolean): void {
    const from = this.cursor.focused;
    const to = this.cursor.move(step);
    if (isPicking && from && to) this.#several.passed(from.chat, to.chat);
  }

  #open(row: DeskChatRow, toWrite: boolean): void {
    this.cursor.open(row);
    if (toWrite) this.dispatchEvent(new ComposerWanted());
  }

  /** The chats whose rows can be chosen, from the top. */
  get #present(): Chat[] {
    return this.shown.flatMap((group) => group.rows.flatMap(({ chat, hasLeft }) => (hasLeft ? [] : [chat])));
  }

  /** Puts the focus on the open chat, else on the row that took its place, else on the first, else on the list. */
  override focus(): void {
    const row = this.renderRoot.querySelector<DeskChatRow>('desk-chat-row[is-stop]');
    if (!row) this.tabIndex = -1;
    if (row) row.focus();
    else super.focus();
  }

  static override styles = [baseStyles, deskChatListStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chat-list': DeskChatList;
  }
}
