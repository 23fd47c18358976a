import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type ClosedQuery, closedQuery, toFilter, withoutFilters } from '../../data/closed-query.ts';
import { closuresCsvUrl } from '../../data/closures-api.ts';
import { socketContext } from '../../data/contexts.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import type { DeskSocket } from '../../data/socket.ts';
import { TopicsController } from '../../data/topics-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { RouteController } from '../../route/route-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { listPageStyles } from '../lists/list-page.styles.ts';
import { moveRow } from '../lists/move-row.ts';
import { ClosedPages } from './closed-pages.ts';
import { closedListStyles } from './desk-closed-list.styles.ts';
import '../reader/desk-chat-reader.ts';
import './desk-closed-agents.ts';
import './desk-closed-filters.ts';
import '../stream/desk-closure-row.ts';
import '../desk-supervise-head.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-skeleton.ts';

const NEAR_END = 400;

/** What was closed: filtered, paged, and each closure with its chat to read beside the list. */
@customElement('desk-closed-list')
export class DeskClosedList extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @property({ attribute: 'chat-id' }) chatId = '';

  readonly #pages = new ClosedPages();
  #asked = '';
  #stop: (() => void) | undefined;

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures'],
      onEvents: (events) => this.#pages.take(events),
      onResync: () => void this.#pages.open(this.#query()),
    });
    const group = 'Closed chats';
    new HotkeysController(this, [
      { keys: '/', words: 'Search closed chats', group, run: () => this.#toSearch() },
      {
        keys: 'Escape',
        words: 'Close the chat beside the list',
        group,
        when: () => this.chatId !== '',
        run: () => this.router.go(this.#backHref()),
      },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.#pages.onChange.add(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const asked = JSON.stringify(this.#query());
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#pages.open(this.#query());
  }

  override render() {
    return html`<desk-supervise-head tab="closed">
        <span class="grow"></span>
        <ui-button variant="ghost" icon="download" href=${closuresCsvUrl(toFilter(this.#query()))}>Export CSV</ui-button>
      </desk-supervise-head>
      <desk-closed-filters .query=${this.#query()}></desk-closed-filters>
      <div class=${this.chatId ? 'columns open' : 'columns grouped'}>
        ${this.chatId ? nothing : html`<desk-closed-agents .query=${this.#query()}></desk-closed-agents>`}
        <div class="scroll list" @scroll=${this.#scrolled} @keydown=${moveRow} aria-busy=${this.#pages.isLoading ? 'true' : 'false'}>${this.#list()}</div>
        ${this.chatId ? html`<desk-chat-reader .chatId=${this.chatId} .backHref=${this.#backHref()}></desk-chat-reader>` : nothing}
      </div>`;
  }

  #list() {
    const { rows, error, isLoading } = this.#pages;
    if (rows.length === 0 && error) {
      return html`<ui-error level="2" heading="Closed chats did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${() => this.#pages.open(this.#query())}
        >${sentenceOf(error)}</ui-error
      >`;
    }
    if (rows.length === 0)
      return isLoading ? html`<ui-skeleton shape="rows" count="10" label="Loading closed chats"></ui-skeleton>` : this.#empty();
    const query = location.search;
    return html`<ul aria-label="Closed chats, newest first" class=${isLoading ? 'updating' : ''}>
        ${repeat(
          rows,
          (row) => row.id,
          (row, i) => html`<li style=${i === 0 ? '--rule:none' : ''}>
            <desk-closure-row
              .row=${row}
              .href=${`/supervise/closed/${row.chatId}${query}`}
              .stop=${0}
              dated
              ?selected=${row.chatId === this.chatId}
            ></desk-closure-row>
          </li>`,
        )}
      </ul>
      ${this.#foot()}`;
  }

  #foot() {
    const { error, hasMore, isLoading } = this.#pages;
    if (error)
      return html`<p class="foot">${sentenceOf(error)} <ui-button size="s" icon="retry" @click=${() => this.#pages.more()}>Try again</ui-button></p>`;
    if (!hasMore) return html`<p class="foot">That is all.</p>`;
    return html`<p class="foot"><ui-button size="s" ?busy=${isLoading} @click=${() => this.#pages.more()}>Show more</ui-button></p>`;
  }

  #empty() {
    if (Object.keys(this.#query()).length === 0)
      return html`<ui-empty level="2" icon="inbox" heading="Nothing closed yet">Every closed chat is kept here, with what was noted at its end.</ui-empty>`;
    return html`<ui-empty level="2" icon="filter" heading="No closed chat like this"
      >Nothing matches all of these filters.<ui-button slot="actions" size="s" @click=${() => this.router.setQuery(withoutFilters())}>Clear filters</ui-button></ui-empty
    >`;
  }

  #query(): ClosedQuery {
    return closedQuery(this.router.query);
  }

  #backHref(): string {
    return `/supervise/closed${location.search}`;
  }

  #toSearch(): void {
    this.renderRoot.querySelector('desk-closed-filters')?.renderRoot.querySelector<HTMLElement>('ui-text')?.focus();
  }

  #scrolled(event: Event): void {
    const list = event.currentTarget as HTMLElement;
    if (list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END && !this.#pages.error) void this.#pages.more();
  }

  static override styles = [baseStyles, listPageStyles, closedListStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closed-list': DeskClosedList;
  }
}
