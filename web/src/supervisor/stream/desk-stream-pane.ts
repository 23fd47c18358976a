import type { SentimentCounts } from '@desk/protocol/report';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { countText } from '../../charts/figure-text.ts';
import { clockTime } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { paneStyles } from '../panes/pane-styles.ts';
import { isMinuteOver, MINUTE_MS, minuteStart } from '../replay/minute-over.ts';
import { ReplayWanted } from '../replay/replay-wanted.ts';
import type { Away } from './away-controller.ts';
import type { ClosureStream } from './closure-stream.ts';
import type { DeskClosureStream } from './desk-closure-stream.ts';
import { streamPaneStyles } from './desk-stream-pane.styles.ts';
import { FilterChosen } from './filter-chosen.ts';
import { inDepartments } from './in-departments.ts';
import { isFiltered, type StreamFilter, wholeStream } from './stream-filter.ts';
import './desk-closure-stream.ts';
import '../replay/desk-replay.ts';
import './desk-stream-fields.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-icon-button.ts';
import '../../ui/ui-kbd.ts';
import '../../ui/ui-skeleton.ts';

/**
 * "Closing now": the stream with its rate and its filters, or a past minute as it came in. Filters are kept by the owner, who hears `FilterChosen`.
 */
@customElement('desk-stream-pane')
export class DeskStreamPane extends LitElement {
  @property({ attribute: false }) stream!: ClosureStream;
  @property({ attribute: false }) filter: StreamFilter = wholeStream;
  @property({ type: Boolean }) loaded = false;
  @property({ type: Boolean }) paused = false;
  @property({ type: Boolean, reflect: true }) discreet = false;
  /** Closures in the last minute. */
  @property({ type: Number, attribute: 'last-minute' }) lastMinute = 0;
  @property({ attribute: false }) totals: SentimentCounts = { positive: 0, neutral: 0, negative: 0, notSet: 0 };
  @property({ attribute: false }) away: Away | undefined;
  /** The past minute that is asked for, ISO-8601; empty: now. */
  @property({ attribute: 'replay-at' }) replayAt = '';
  /** Milliseconds, by the server's clock. */
  @property({ type: Number }) now = 0;
  @property() span = 'the last 60 min';
  @property({ attribute: 'open-chat-id' }) openChatId = '';
  @property() query = '';
  @state() private isOpen = false;
  @state() private dismissed: Away | undefined;

  @query('desk-closure-stream') private list!: DeskClosureStream;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { text, sentiment, agent, tag, closedBy } = this.filter;
    if (changed.has('filter') && (text || agent || tag || closedBy || (sentiment && sentiment !== 'negative'))) this.isOpen = true;
  }

  override render() {
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${this.#heading()}</h2>
        ${this.replayAt ? nothing : html`<span class="count" title="Closures in the last minute">${countText(this.lastMinute)} last minute</span>`}
        <span class="grow"></span>
        ${this.discreet ? html`<slot name="mark"></slot>` : this.#buttons()}
      </header>
      ${this.isOpen && !this.discreet ? html`<desk-stream-fields .filter=${this.filter} .totals=${this.totals} @keydown=${this.#escape}></desk-stream-fields>` : nothing}
      <div class="body">${this.replayAt && !this.discreet ? this.#replay() : this.#now()}</div>
    </section>`;
  }

  /** Opens the fields of the filter and goes to the text. */
  async openFilter(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector('desk-stream-fields')?.focus();
  }

  /** Shows closures that are held. */
  showWaiting(): void {
    this.list?.showWaiting();
  }

  #heading(): string {
    if (!this.replayAt) return 'Closing now';
    const at = Date.parse(this.replayAt);
    return isMinuteOver(at, this.now) ? `As it came in at ${clockTime(new Date(at))}` : 'Replay';
  }

  #buttons() {
    const isNegative = this.filter.sentiment === 'negative';
    return html`<button type="button" class="toggle ghost" aria-expanded=${this.isOpen ? 'true' : 'false'} aria-keyshortcuts="F" @click=${this.#toggleFields}>
        <ui-icon name="filter" size="14"></ui-icon>Filter<ui-kbd keys="F"></ui-kbd>
      </button>
      ${this.replayAt ? nothing : html`<button type="button" class="toggle ghost" title="A past minute, as it came in" @click=${this.#lookBack}><ui-icon name="history" size="14"></ui-icon><span class="word">Replay</span></button>`}
      <button type="button" class="toggle" aria-pressed=${isNegative ? 'true' : 'false'} @click=${() => this.#choose({ sentiment: isNegative ? undefined : 'negative' })}>
        <ui-icon name="negative" size="14"></ui-icon>Negative <span class="count">${countText(this.totals.negative)}</span>
      </button>
      <button type="button" class="toggle" aria-pressed=${this.filter.withJira ? 'true' : 'false'} @click=${() => this.#choose({ withJira: !this.filter.withJira })}>
        <ui-icon name="jira" size="14"></ui-icon>With JIRA
      </button>`;
  }

  #replay() {
    return html`<desk-replay
      .at=${this.replayAt}
      .department=${this.filter.department}
      .filter=${this.filter}
      .openChatId=${this.openChatId}
      .now=${this.now}
    ></desk-replay>`;
  }

  #now() {
    if (!this.loaded) return html`<ui-skeleton shape="rows" count="10" label="Loading closures"></ui-skeleton>`;
    const { missed = 0, from = '', to = '' } = this.away ?? {};
    const closed = `/supervise/closed?${new URLSearchParams({ from, to })}`;
    return html`${
      missed > 0 && !this.discreet && this.away !== this.dismissed
        ? html`<p class="missed">
            ${countText(missed)} closures happened meanwhile. <a href=${closed}>Open in Closed</a>
            <ui-icon-button icon="x" .size=${24} .iconSize=${12} label="Dismiss" @click=${this.#dismiss}></ui-icon-button>
          </p>`
        : nothing
    }${this.#list()}`;
  }

  #list() {
    return html`<desk-closure-stream
      .stream=${this.stream}
      .filter=${this.filter}
      .paused=${this.paused}
      .away=${this.away}
      .openChatId=${this.openChatId}
      .query=${this.query}
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

  /** The last minute that is over and had a closure: what one just missed. Without one, the minute before this. */
  #lookBack(): void {
    const times = this.stream.buffer.shown
      .filter((row) => inDepartments(row, this.filter.department))
      .map(({ closedAt }) => minuteStart(Date.parse(closedAt)));
    const last = times.find((start) => isMinuteOver(start, this.now));
    this.dispatchEvent(new ReplayWanted(new Date(last ?? minuteStart(this.now) - MINUTE_MS).toISOString()));
  }

  #dismiss(): void {
    this.dismissed = this.away;
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
    this.#choose({ ...wholeStream, department: this.filter.department });
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
