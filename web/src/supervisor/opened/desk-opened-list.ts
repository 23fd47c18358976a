import type { Chat } from '@desk/protocol/chat';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { plural } from '../../charts/figure-text.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { clockTime, shortDay, spanWords } from '../../clock/time-words.ts';
import { channelNames } from '../../data/channel-names.ts';
import { requestIdOf, sentenceOf } from '../../data/http.ts';
import { StoreController } from '../../data/store-controller.ts';
import { HotkeysController } from '../../hotkeys/hotkeys-controller.ts';
import { RouteController } from '../../route/route-controller.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { listPageStyles } from '../lists/list-page.styles.ts';
import { OpenedPages } from './opened-pages.ts';
import { openedQuery } from './opened-query.ts';
import '../desk-supervise-head.ts';
import '../reader/desk-chat-reader.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-error.ts';
import '../../ui/ui-skeleton.ts';

const states: Record<Chat['status'], string> = {
  queued: 'waiting',
  live: 'live',
  pending: 'pending',
  closed: 'closed',
  ticketed: 'ticket',
};

/** The chats behind a figure of chats that came in, or were answered first, in a range, and what narrows it. One can be read beside the list. */
@customElement('desk-opened-list')
export class DeskOpenedList extends LitElement {
  @consume({ context: routerContext })
  private router!: Router;
  @property({ attribute: 'chat-id' }) chatId = '';
  readonly #pages = new OpenedPages();
  #asked = '';

  constructor() {
    super();
    new RouteController(this, () => this.router);
    new HotkeysController(this, [
      {
        keys: 'Escape',
        words: 'Close the chat beside the list',
        group: 'Supervisor desk',
        when: () => this.chatId !== '',
        run: () => this.router.go(`/supervise/opened${location.search}`),
      },
    ]);
    new StoreController(this, this.#pages, ({ chats, isLoading, error }) => [chats, isLoading, error]);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const query = openedQuery(this.router.query);
    const asked = JSON.stringify(query ?? '');
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (query) void this.#pages.open(query);
  }

  override render() {
    return html`<desk-supervise-head tab="opened"></desk-supervise-head>
      ${this.#words()}
      <div class=${this.chatId ? 'columns open' : 'columns'}>
        <div class="scroll list" aria-busy=${this.#pages.isLoading ? 'true' : 'false'}>${this.#list()}</div>
        ${this.chatId ? html`<desk-chat-reader .chatId=${this.chatId} .backHref=${`/supervise/opened${location.search}`}></desk-chat-reader>` : nothing}
      </div>`;
  }

  #words() {
    const query = openedQuery(this.router.query);
    if (!query) return nothing;
    const { chats, hasMore } = this.#pages;
    const channel = query.channel ? (channelNames[query.channel as Chat['channel']] ?? query.channel) : '';
    const parts = [
      channel,
      { yes: 'answered at least once', no: 'not answered so far' }[query.attended ?? ''] ?? '',
      query.repliedWithin ? `first reply within ${spanWords(Number(query.repliedWithin) * 1000)}` : '',
      query.department ? 'chosen departments' : '',
    ];
    return html`<header>
      <h2>${query.by === 'answered' ? 'Chats answered first' : 'Chats that came in'}</h2>
      <span class="hint num">${[`${moment(query.from)} to ${moment(query.to)}`, ...parts].filter(Boolean).join(' · ')}</span>
      <span class="grow"></span>
      <span class="hint num" role="status">${chats.length > 0 ? `${hasMore ? 'the last ' : ''}${plural(chats.length, 'chat')}` : ''}</span>
    </header>`;
  }

  #list() {
    const { chats, error, isLoading, hasMore } = this.#pages;
    if (!openedQuery(this.router.query))
      return html`<ui-empty icon="calendar" heading="Of which days?">This list opens from a figure of chats that came in.<ui-button slot="actions" size="s" href="/dashboard/customers">To the dashboard</ui-button></ui-empty>`;
    if (error && chats.length === 0)
      return html`<ui-error heading="These chats did not load" request-id=${requestIdOf(error)} @ui-retry-requested=${() => this.#pages.open(openedQuery(this.router.query)!)}>${sentenceOf(error)}</ui-error>`;
    if (chats.length === 0)
      return isLoading
        ? html`<ui-skeleton shape="rows" count="10" label="Loading chats"></ui-skeleton>`
        : html`<ui-empty icon="inbox" heading="No chat came in like this">Nothing matches the range and what narrows it.</ui-empty>`;
    return html`<table class=${isLoading ? 'updating' : ''}>
        <caption class="sr">Chats that came in, newest first</caption>
        <thead><tr><th scope="col">Customer</th><th scope="col">Came in</th><th scope="col">First answer</th><th scope="col">State</th><th scope="col">Agent</th><th scope="col">Department</th><th scope="col">Channel</th></tr></thead>
        <tbody>${repeat(
          chats,
          ({ id }) => id,
          (chat) => this.#row(chat),
        )}</tbody>
      </table>
      <p class="foot">${error ? sentenceOf(error) : ''}${hasMore ? html`<ui-button size="s" ?busy=${isLoading} @click=${() => this.#pages.more()}>Show more</ui-button>` : 'That is all.'}</p>`;
  }

  #row(chat: Chat) {
    const reply = chat.firstReplyAt ? `after ${spanWords(Date.parse(chat.firstReplyAt) - Date.parse(chat.openedAt))}` : 'none';
    return html`<tr>
      <th scope="row"><a class="row-link" href=${`/supervise/opened/${chat.id}${location.search}`} aria-current=${chat.id === this.chatId ? 'true' : nothing}>${chat.customer.name}</a> <span class="t3 num">#${chat.number}</span></th>
      <td class="num">${moment(chat.openedAt)}</td>
      <td class=${chat.firstReplyAt ? 'num' : 't3'}>${reply}</td>
      <td>${chat.status === 'closed' ? states.closed : html`<ui-chip size="s">${states[chat.status]}</ui-chip>`}</td>
      <td class="ell">${chat.agent?.name ?? '–'}</td>
      <td class="ell">${chat.department?.name ?? '–'}</td>
      <td>${channelNames[chat.channel]}</td>
    </tr>`;
  }

  static override styles = [
    baseStyles,
    listPageStyles,
    css`
      header {
        display: flex;
        align-items: baseline;
        gap: 10px;
        padding: 10px 20px;
        border-block-end: 1px solid var(--desk-line);
      }
      h2 {
        font: 600 13px/20px var(--desk-font);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      th,
      td {
        block-size: 36px;
        padding: 0 10px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        text-align: start;
        font: 400 12.5px/18px var(--desk-font);
        border-block-end: 1px solid var(--desk-line);
      }
      :is(th, td):first-child {
        padding-inline-start: 20px;
      }
      thead th {
        block-size: 28px;
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      tbody tr {
        position: relative;
      }
      tbody tr:hover {
        background: var(--desk-hover);
      }
      tbody tr:has([aria-current]) {
        background: var(--desk-selected);
      }
      tbody th a {
        font-weight: 550;
      }
      a.row-link::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .columns.open :is(th, td):nth-child(n + 5) {
        display: none;
      }
    `,
  ];
}

function moment(iso: string): string {
  const at = new Date(iso);
  return `${shortDay(at, new Date(serverNow()))}, ${clockTime(at)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-opened-list': DeskOpenedList;
  }
}
