import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { TickerController } from '../clock/ticker-controller.ts';
import type { DeskData } from '../data/desk-data.ts';
import type { LineState } from '../data/socket.ts';
import { announce } from '../ui/announce.ts';
import '../ui/ui-button.ts';
import '../ui/ui-strip.ts';

const quietMs = 2_000;
const backMs = 6_000;
const heldUpWords = 'Live news are held up. Lists are read every 10 s.';

/**
 * What is stale, said once and at the top: a new version, offline, reconnecting (after two seconds), news held up behind the server, or back
 * again (for six). It pushes the page down and covers nothing.
 */
@customElement('desk-status-strip')
export class DeskStatusStrip extends LitElement {
  @property({ attribute: false }) data!: DeskData;
  @state() private line: LineState = { at: 'connecting' };
  @state() private backUntil = 0;
  #caughtUp = new Set<string>();
  #lostAt = 0;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    new TickerController(this);
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('data')) return;
    this.#leave();
    this.line = this.data.socket.state;
    this.#stops = [
      this.data.socket.onState.add((line) => this.#lineChanged(line)),
      this.data.socket.onFrame.add((frame) => {
        if (frame.type !== 'events' || Date.now() > this.backUntil) return;
        for (const event of frame.events) if (event.chatId) this.#caughtUp.add(event.chatId);
        this.requestUpdate();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override render() {
    const { line } = this;
    if (line.at === 'stopped' && line.why === 'reload') {
      return html`<ui-strip icon="sync" role="status"
        >A new version is ready.<ui-button slot="actions" size="s" @click=${() => location.reload()}>Reload</ui-button></ui-strip
      >`;
    }
    if (line.at === 'reconnecting' || line.at === 'offline') return this.#away(line);
    if (line.at === 'live' && line.isHeldUp) return html`<ui-strip tone="warn" icon="retry">Reconnecting. ${heldUpWords}</ui-strip>`;
    if (Date.now() < this.backUntil) return html`<ui-strip icon="check">${this.#backWords()}</ui-strip>`;
    return nothing;
  }

  #away(line: Extract<LineState, { nextTryAt: number }>): TemplateResult | typeof nothing {
    if (Date.now() - line.since < quietMs) return nothing;
    const seconds = Math.max(0, Math.ceil((line.nextTryAt - Date.now()) / 1000));
    const waiting = this.data.outbox.waiting;
    const words =
      line.at === 'offline'
        ? html`You are offline.${waiting ? html` <span class="num">${waiting}</span> ${waiting === 1 ? 'message waits' : 'messages wait'} here.` : ''}`
        : html`Reconnecting. ${seconds > 0 ? html`Trying again in <span class="num">${seconds} s</span>` : 'Trying now'}`;
    return html`<ui-strip tone="warn" icon="retry"
      >${words}<ui-button slot="actions" size="s" @click=${this.data.socket.retryNow}>Now</ui-button></ui-strip
    >`;
  }

  #backWords(): string {
    const count = this.#caughtUp.size;
    return count ? `Back online, ${count} ${count === 1 ? 'chat' : 'chats'} caught up` : 'Back online, nothing was missed';
  }

  #lineChanged(line: LineState): void {
    const wasAway = this.#lostAt > 0 && Date.now() - this.#lostAt > quietMs;
    if (line.at === 'live' && wasAway) {
      this.#caughtUp.clear();
      this.backUntil = Date.now() + backMs;
      announce('Back online');
    } else if ((line.at === 'reconnecting' || line.at === 'offline') && this.#lostAt === 0) {
      this.#lostAt = line.since;
      setTimeout(() => {
        if (this.#lostAt > 0) announce('Reconnecting. You can go on typing.');
      }, quietMs);
    }
    const wasHeldUp = this.line.at === 'live' && this.line.isHeldUp;
    if (line.at === 'live' && line.isHeldUp && !wasHeldUp) announce(heldUpWords);
    if (line.at === 'live') this.#lostAt = 0;
    this.line = line;
  }

  #leave(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  static override styles = css`
    :host {
      display: block;
    }
    .num {
      font-variant-numeric: tabular-nums;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-status-strip': DeskStatusStrip;
  }
}
