import type { ClosureRow } from '@desk/protocol/closure';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { needsPerson } from '../../closing/reference-mark.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { RetryLinkRequested } from '../jira/retry-link-requested.ts';
import { heldBar, heldBarStyles } from '../lists/held-bar.ts';
import { FlushClock } from '../panes/flush-clock.ts';
import type { Away } from './away-controller.ts';
import type { ClosureStream } from './closure-stream.ts';
import { closureStreamStyles } from './desk-closure-stream.styles.ts';
import { HoldController } from './hold-controller.ts';
import { passes, type StreamFilter, wholeStream } from './stream-filter.ts';
import './desk-closure-row.ts';

const OVERSCAN = 4;
const SLIDE = 3;
const FADE = 12;
const TINT_MS = 2_000;

/**
 * Closed chats as they come in, newest first. Rows arrive together, at most four times a second; while somebody reads (pointer, focus,
 * scrolled) they are held and a bar says how many wait; an empty list has nothing to hold. Changes of a shown row happen in place. Only what is in view is in the DOM.
 */
@customElement('desk-closure-stream')
export class DeskClosureStream extends LitElement {
  @property({ attribute: false }) stream!: ClosureStream;
  @property({ attribute: false }) filter: StreamFilter = wholeStream;
  @property({ type: Boolean }) paused = false;
  @property({ type: Boolean, reflect: true }) discreet = false;
  /** The time without a line: its closures are held until they are asked for, and stand under a line that says so. */
  @property({ attribute: false }) away: Away | undefined;
  @property({ attribute: 'open-chat-id' }) openChatId = '';
  /** What the address asks for besides the open chat, with its question mark. */
  @property() query = '';
  @state() private stopId = '';
  @state() private top = 0;
  @state() private view = 900;

  @query('.scroller') private scroller!: HTMLElement;

  #fresh: ReadonlySet<string> = new Set();
  #motion: 'slide' | 'fade' | 'still' = 'still';
  #rows: readonly ClosureRow[] = [];
  #shown: readonly ClosureRow[] = [];
  /** So many come in that most of what is in view is another row with each flush: elements stay where they are and take the next row. */
  #isInPlace = false;
  /** So many came in at once that they were not shown one by one. */
  #more = 0;
  #isForAway = false;
  #newestMissed: string | undefined;
  #unsubscribe: (() => void) | undefined;
  #sweepTimer: ReturnType<typeof setTimeout> | undefined;
  #tintTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #isBurst = (): boolean => this.stream.rate.isBurst(Date.now());
  /** In a burst every row is another one with each flush: once a second they can still be read. */
  readonly #clock = new FlushClock(() => this.#flush(), this.#isBurst);
  readonly #hold = new HoldController(this, () => this.#clock.ask());
  readonly #resize = new ResizeObserver(([entry]) => {
    this.view = entry?.contentRect.height ?? this.view;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.stream?.onChange.add(() => this.#clock.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#clock.stop();
    this.#resize.disconnect();
    clearTimeout(this.#sweepTimer);
    clearTimeout(this.#tintTimer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('stream')) {
      this.#unsubscribe?.();
      this.#unsubscribe = this.stream.onChange.add(() => this.#clock.ask());
      this.stream.buffer.take();
    }
    if (changed.has('paused') && !this.paused) this.#clock.ask();
    if (changed.has('away')) this.#holdForAway();
    this.#pick(changed.has('filter'));
    if (!this.#rows.some((row) => row.id === this.stopId)) this.stopId = this.#rows[0]?.id ?? '';
  }

  override render() {
    const height = this.#rowHeight();
    const from = Math.max(0, Math.floor(this.top / height) - OVERSCAN);
    const to = Math.min(this.#rows.length, Math.ceil((this.top + this.view) / height) + OVERSCAN);
    const shown = this.#rows.map((row, i) => ({ row, i })).filter(({ row, i }) => (i >= from && i < to) || row.id === this.stopId);
    return html`${this.#bar()}${this.#more > 0 ? html`<span class="more num">+${this.#more}</span>` : nothing}
      <div class="scroller" @scroll=${this.#scrolled} @keydown=${this.#keydown}>
        <ul class=${this.#motion} aria-label="Closed chats, newest first" style="block-size:${this.#rows.length * height}px">
          ${
            this.#isInPlace
              ? shown.map(({ row, i }) => this.#item(row, i, height))
              : repeat(
                  shown,
                  ({ row }) => row.id,
                  ({ row, i }) => this.#item(row, i, height),
                )
          }
        </ul>
        <slot name="end"></slot>
      </div>
      ${this.#rows.length === 0 ? html`<slot name="empty"></slot>` : nothing}`;
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.scroller);
  }

  /** Whether the list stands still for its reader. */
  get isHeld(): boolean {
    return this.#hold.isHeld;
  }

  /** Shows what waits, even while it is held. */
  showWaiting(): void {
    this.scroller.scrollTop = 0;
    if (this.#isForAway) this.#newestMissed = this.stream.buffer.waiting[0]?.id;
    this.#isForAway = false;
    this.#hold.ask(false);
    this.#take();
  }

  /** What passes of what is shown. A paused list stays as it was in that moment, its rows' states included. */
  #pick(isNewFilter: boolean): void {
    const shown = this.paused ? this.#shown : this.stream.buffer.shown;
    if (shown === this.#shown && !isNewFilter) return;
    this.#shown = shown;
    this.#rows = shown.filter((row) => passes(row, this.filter));
  }

  /** Held from the loss on, so that nothing slips in before it can be told apart; let go at once when nothing was missed. */
  #holdForAway(): void {
    const isMore = this.away !== undefined && (this.away.to === undefined || this.stream.buffer.waiting.length > 0);
    this.#isForAway = isMore && !this.discreet;
    this.#hold.ask(this.#isForAway);
    if (!isMore) this.#clock.ask();
  }

  #item(row: ClosureRow, i: number, height: number) {
    return html`<li
      class=${`${this.#fresh.has(row.id) ? 'fresh' : ''} ${row.id === this.#newestMissed ? 'away' : ''}`}
      style="transform:translateY(${i * height}px);--rule:${i === 0 ? 'none' : 'block'}"
      aria-setsize=${this.#rows.length}
      aria-posinset=${i + 1}
      @focusin=${() => this.#focused(row.id)}
    >
      ${row.id === this.#newestMissed ? html`<span class="divider">While you were offline</span>` : nothing}
      <desk-closure-row
        .row=${row}
        .href=${`/supervise/now/${row.chatId}${this.query}`}
        .stop=${row.id === this.stopId ? 0 : -1}
        ?fresh=${this.#fresh.has(row.id)}
        ?selected=${row.chatId === this.openChatId}
        ?discreet=${this.discreet}
      ></desk-closure-row>
    </li>`;
  }

  #bar() {
    const waiting = this.stream.buffer.waiting.filter((row) => passes(row, this.filter)).length;
    if (waiting === 0 || this.paused || !this.isHeld) return nothing;
    const why = this.#isForAway ? 'While you were offline.' : 'Held while you read.';
    return heldBar(why, `${waiting > 999 ? '999+' : waiting} new`, () => this.showWaiting());
  }

  #flush(): void {
    if (this.paused) return;
    if (this.isHeld && this.#rows.length > 0) {
      this.requestUpdate();
      return;
    }
    const due = this.stream.sweep();
    clearTimeout(this.#sweepTimer);
    if (due !== undefined) this.#sweepTimer = setTimeout(() => this.#clock.ask(), due);
    this.#take();
  }

  #take(): void {
    const arrived = this.stream.buffer.take();
    const isBurst = this.#isBurst();
    if (arrived.length > 0) this.#isInPlace = isBurst || arrived.length > FADE;
    this.#motion = isBurst || arrived.length > FADE ? 'still' : arrived.length > SLIDE ? 'fade' : 'slide';
    if (arrived.length > 0) {
      this.#fresh = isBurst ? new Set() : new Set(arrived.map((row) => row.id));
      this.#more = !isBurst && arrived.length > FADE ? arrived.length : 0;
      clearTimeout(this.#tintTimer);
      this.#tintTimer = setTimeout(() => {
        this.#fresh = new Set();
        this.#more = 0;
        this.requestUpdate();
      }, TINT_MS);
    }
    this.requestUpdate();
  }

  #rowHeight(): number {
    return this.discreet ? 64 : 52;
  }

  readonly #scrolled = (): void => {
    this.top = this.scroller.scrollTop;
    this.#motion = 'still';
    this.#hold.scrolled(this.top <= 0);
  };

  #focused(id: string): void {
    this.stopId = id;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const here = this.#rows.findIndex((row) => row.id === this.stopId);
    if (event.key === 'r') this.#retry(this.#rows[here]);
    const next = { j: here + 1, ArrowDown: here + 1, k: here - 1, ArrowUp: here - 1, Home: 0, End: this.#rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    void this.#focusRow(Math.max(0, Math.min(next, this.#rows.length - 1)));
  };

  /** R tries the JIRA link of the focused row once more, if it needs a person. */
  #retry(row: ClosureRow | undefined): void {
    const broken = row?.references.find(needsPerson);
    if (broken) this.dispatchEvent(new RetryLinkRequested(broken));
  }

  async #focusRow(at: number): Promise<void> {
    this.stopId = this.#rows[at]?.id ?? '';
    await this.updateComplete;
    const item = this.renderRoot.querySelector<HTMLElement>(`li[aria-posinset="${at + 1}"]`);
    item?.scrollIntoView({ block: 'nearest' });
    item?.querySelector('desk-closure-row')?.focus();
  }

  static override styles = [baseStyles, heldBarStyles, closureStreamStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closure-stream': DeskClosureStream;
  }
}
