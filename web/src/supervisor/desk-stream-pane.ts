import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { rateText } from '../charts/figure-text.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import type { ClosureStream } from './closure-stream.ts';
import type { DeskClosureStream } from './desk-closure-stream.ts';
import { streamPaneStyles } from './desk-stream-pane.styles.ts';
import { FilterChosen } from './filter-chosen.ts';
import { paneStyles } from './pane-styles.ts';
import { isFiltered, type StreamFilter, wholeStream } from './stream-filter.ts';
import './desk-closure-stream.ts';
import '../ui/ui-button.ts';
import '../ui/ui-empty.ts';
import '../ui/ui-icon.ts';
import '../ui/ui-kbd.ts';
import '../ui/ui-segmented.ts';
import '../ui/ui-skeleton.ts';
import '../ui/ui-text.ts';

const sentiments = [
  { value: '', label: 'All' },
  { value: 'positive', label: 'Positive' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'negative', label: 'Negative' },
  { value: 'not-set', label: 'Not set' },
];

/** "Closing now": the stream with its rate and its filters. Filters are kept by the owner, who hears `FilterChosen`. */
@customElement('desk-stream-pane')
export class DeskStreamPane extends LitElement {
  @property({ attribute: false }) stream!: ClosureStream;
  @property({ attribute: false }) filter: StreamFilter = wholeStream;
  @property({ type: Boolean }) loaded = false;
  @property({ type: Boolean }) paused = false;
  @property({ type: Boolean, reflect: true }) discreet = false;
  @property({ type: Number, attribute: 'per-minute' }) perMinute = 0;
  @property({ type: Number }) negatives = 0;
  @property() span = 'the last 60 min';
  @property({ attribute: 'open-chat-id' }) openChatId = '';
  @property() query = '';
  @state() private isOpen = false;

  @query('desk-closure-stream') private list!: DeskClosureStream;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('filter') && (this.filter.text || ['positive', 'neutral', 'not-set'].includes(this.filter.sentiment ?? '')))
      this.isOpen = true;
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">Closing now</h2>
        <span class="count" title="Closures a minute">${rateText(this.perMinute)} a minute</span>
        <span class="grow"></span>
        ${this.discreet ? html`<slot name="mark"></slot>` : this.#buttons()}
      </header>
      ${this.isOpen && !this.discreet ? this.#fields() : nothing}
      <div class="body">${this.loaded ? this.#list() : html`<ui-skeleton shape="rows" count="10" label="Loading closures"></ui-skeleton>`}</div>
    </section>`;
  }

  /** Opens the fields of the filter and goes to the text. */
  async openFilter(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('ui-text')?.focus();
  }

  /** Shows closures that are held. */
  showWaiting(): void {
    this.list?.showWaiting();
  }

  #buttons() {
    const isNegative = this.filter.sentiment === 'negative';
    return html`<button type="button" class="toggle ghost" aria-expanded=${this.isOpen ? 'true' : 'false'} aria-keyshortcuts="F" @click=${this.#toggleFields}>
        <ui-icon name="filter" size="14"></ui-icon>Filter<ui-kbd keys="F"></ui-kbd>
      </button>
      <button type="button" class="toggle" aria-pressed=${isNegative ? 'true' : 'false'} @click=${() => this.#choose({ sentiment: isNegative ? undefined : 'negative' })}>
        <ui-icon name="negative" size="14"></ui-icon>Negative <span class="count">${this.negatives}</span>
      </button>
      <button type="button" class="toggle" aria-pressed=${this.filter.withJira ? 'true' : 'false'} @click=${() => this.#choose({ withJira: !this.filter.withJira })}>
        <ui-icon name="jira" size="14"></ui-icon>With JIRA
      </button>`;
  }

  #fields() {
    return html`<div class="fields" @keydown=${this.#escape}>
      <ui-text
        type="search"
        icon="search"
        hidden-label="Find in names, notes, tags and JIRA keys"
        placeholder="Name, note, tag or JIRA key"
        .value=${this.filter.text}
        @ui-value-changed=${(event: ValueChanged) => this.#choose({ text: event.value })}
      ></ui-text>
      <ui-segmented
        label="Sentiment"
        .options=${sentiments}
        .value=${this.filter.sentiment ?? ''}
        @ui-value-changed=${(event: ValueChanged) => this.#choose({ sentiment: (event.value || undefined) as StreamFilter['sentiment'] })}
      ></ui-segmented>
    </div>`;
  }

  #list() {
    return html`<desk-closure-stream
      .stream=${this.stream}
      .filter=${this.filter}
      .paused=${this.paused}
      .openChatId=${this.openChatId}
      .hrefOf=${(row: { chatId: string }) => `/supervise/now/${row.chatId}${this.query}`}
      ?discreet=${this.discreet}
    >
      <div slot="empty">${this.#empty()}</div>
      <a slot="end" class="older" href="/supervise/closed">Older closures are in Closed</a>
    </desk-closure-stream>`;
  }

  #empty() {
    if (!isFiltered({ ...this.filter, department: undefined }))
      return html`<ui-empty icon="inbox" heading="Nothing closed yet">Chats appear here in the moment they are closed.</ui-empty>`;
    const what = this.filter.sentiment === 'not-set' ? 'closures without a sentiment' : `${this.filter.sentiment ?? ''} closures`.trim();
    const parts = [this.filter.withJira ? 'with a JIRA link' : '', this.filter.text ? `about “${this.filter.text}”` : ''].filter(Boolean);
    return html`<ui-empty icon="filter" heading=${`No ${[what, ...parts].join(' ')}`}
      >None in ${this.span}. The figures above count everything.<ui-button slot="actions" size="s" @click=${() => this.#choose({ ...wholeStream, department: this.filter.department })}
        >Clear filter</ui-button
      ></ui-empty
    >`;
  }

  #choose(change: Partial<StreamFilter>): void {
    this.dispatchEvent(new FilterChosen(change));
  }

  #toggleFields(): void {
    if (this.isOpen) this.isOpen = false;
    else void this.openFilter();
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#choose({ text: '', sentiment: undefined });
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus();
  }

  static override styles = [baseStyles, paneStyles, streamPaneStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-stream-pane': DeskStreamPane;
  }
}
