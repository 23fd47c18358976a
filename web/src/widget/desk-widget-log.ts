import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { logStyles } from './desk-widget-log.styles.ts';
import { type LogEntry, logEntries } from './log-entries.ts';
import { clockTime, messageTemplate } from './message-template.ts';
import type { VisitState } from './visit-state.ts';
import { widgetBase } from './widget-base.ts';
import { widgetIcon } from './widget-icon.ts';
import { words } from './words.ts';

/** The visitor wants a message that was not sent to be sent again. */
export class RetryRequested extends Event {
  static readonly type = 'retry-requested';
  readonly clientId: string;
  constructor(clientId: string) {
    super(RetryRequested.type);
    this.clientId = clientId;
  }
}

const NEAR_END_PX = 24;

/**
 * The conversation. It follows its end while the visitor is there, and otherwise says how much is new below. It is a region to read in,
 * not a live one: the panel announces.
 */
@customElement('desk-widget-log')
export class DeskWidgetLog extends LitElement {
  @property({ attribute: false }) visit!: VisitState;

  @state() private newBelow = 0;
  @query('.log') private log!: HTMLElement;

  #isAtEnd = true;
  #watcher = new ResizeObserver(() => this.#isAtEnd && this.scrollToEnd());
  /** What stands below the end of the chat. */
  #card: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watcher.disconnect();
  }

  /** To the end, or, where a card at the end is higher than the view, to its beginning. Whoever is in the card stays there. */
  scrollToEnd(): void {
    if (this.#card?.matches(':focus-within')) return;
    this.log.scrollTop = this.log.scrollHeight;
    const hidden = this.#card && this.log.getBoundingClientRect().top - this.#card.getBoundingClientRect().top;
    if (hidden && hidden > 0 && this.log.lastElementChild?.localName === 'slot') this.log.scrollTop -= hidden + 8;
  }

  override render() {
    const { chat, messages, earlier, outgoing, typing, name } = this.visit;
    const isWaiting = chat?.status === 'waiting';
    return html`
      <div class="log" role="region" aria-label=${words.messages} tabindex="0" @scroll=${this.#scrolled}>
        <p class="line">${widgetIcon('bolt')}<span>${words.greeting}</span></p>
        ${earlier ? this.#talk(logEntries(earlier.messages, [], new Date()), earlier.closedAt, false) : nothing}
        ${this.#talk(logEntries(messages, outgoing, new Date()), chat?.closedAt ?? null, true)}
        ${isWaiting ? html`<p class="line">${widgetIcon('bolt')}<span>${words.queued(name, chat.queuePosition)}</span></p>` : nothing}
        ${chat?.status === 'ticket' ? html`<p class="line">${widgetIcon('bolt')}<span>${words.ticket}</span></p>` : nothing}
        ${typing === null ? nothing : html`<p class="typing"><span class="sr">${words.typing(typing)}</span><i></i><i></i><i></i></p>`}
      </div>
      ${
        this.newBelow > 0
          ? html`<button class="below" type="button" @click=${this.#jump}>${words.newBelow(this.newBelow)} ${widgetIcon('arrow-down')}</button>`
          : nothing
      }
    `;
  }

  #entries(entries: readonly LogEntry[]) {
    return repeat(
      entries,
      (entry) => entry.key,
      (entry) => html`${entry.day ? html`<p class="day">${entry.day}</p>` : nothing}${messageTemplate(entry, this.#retry)}`,
    );
  }

  /** What was said after the end stands below it; what is slotted in, right below the newest end. */
  #talk(entries: readonly LogEntry[], closedAt: string | null, isNewest: boolean) {
    if (closedAt === null) return this.#entries(entries);
    const first = entries.findIndex(({ state, at }) => state === 'sent' && at > closedAt);
    const after = first < 0 ? entries.length : first;
    return html`${this.#entries(entries.slice(0, after))}
      <p class="end">${words.ended(clockTime(closedAt))}</p>
      ${isNewest ? html`<slot @slotchange=${this.#cardChanged}></slot>` : nothing}
      ${this.#entries(entries.slice(after))}`;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('visit') as VisitState | undefined;
    if (before === undefined) return;
    const wrote = this.visit.outgoing.some(({ clientId }) => !before.outgoing.some((item) => item.clientId === clientId));
    if (wrote || before.chat?.id !== this.visit.chat?.id) this.#isAtEnd = true;
    const arrived = this.visit.messages.filter(
      ({ author, id }) => author.kind !== 'customer' && !before.messages.some((old) => old.id === id),
    );
    this.newBelow = this.#isAtEnd ? 0 : this.newBelow + arrived.length;
  }

  protected override updated(): void {
    if (this.#isAtEnd) this.scrollToEnd();
  }

  #retry = (clientId: string): void => {
    this.dispatchEvent(new RetryRequested(clientId));
  };

  #cardChanged = (event: Event): void => {
    if (this.#card) this.#watcher.unobserve(this.#card);
    this.#card = (event.target as HTMLSlotElement).assignedElements()[0] ?? null;
    if (this.#card) this.#watcher.observe(this.#card);
  };

  #scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
    if (this.#isAtEnd) this.newBelow = 0;
  };

  #jump = (): void => {
    this.scrollToEnd();
    this.log.focus({ preventScroll: true });
  };

  static override styles = [widgetBase, logStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget-log': DeskWidgetLog;
  }
}
