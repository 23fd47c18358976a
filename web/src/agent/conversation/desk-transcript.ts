import type { Chat } from '@desk/protocol/chat';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { serverNow } from '../../clock/server-clock.ts';
import { clockTime, dayLine } from '../../clock/time-words.ts';
import type { Outgoing } from '../../data/outbox.ts';
import type { Transcript } from '../../data/transcript.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { firstName, lineWords } from '../line-words.ts';
import { deskTranscriptStyles } from './desk-transcript.styles.ts';
import { type Divider, type TranscriptItem, transcriptItems } from './transcript-items.ts';
import './desk-message-group.ts';
import '../../ui/ui-icon.ts';

const endPx = 24;

/**
 * The reading surface of one chat. It follows new messages only while it stands at the end; otherwise a pill counts them. A region, not a
 * live one: the announcer speaks. Remount it for another chat (`keyed`).
 */
@customElement('desk-transcript')
export class DeskTranscript extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: false }) transcript!: Transcript;
  @property({ attribute: false }) outgoing: readonly Outgoing[] = [];
  @property({ attribute: false }) divider: Divider | undefined;
  @property({ attribute: false }) me!: { id: string; name: string };
  @property({ type: Boolean, attribute: 'is-typing' }) isTyping = false;
  @property({ type: Boolean, attribute: 'is-live' }) isLive = false;
  @state() private unseen = 0;

  @query('.log') log!: HTMLElement;
  #isAtEnd = true;
  #seen = 0;
  #sizes = new ResizeObserver(() => this.#stick());

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      this.#sizes.observe(this.log);
      this.#sizes.observe(this.log.firstElementChild!);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const total = this.transcript.messages.length + this.outgoing.length;
    if (changed.has('outgoing') && this.outgoing.length > (changed.get('outgoing') ?? []).length) this.#isAtEnd = true;
    if (this.#isAtEnd) this.#seen = total;
    this.unseen = Math.max(0, total - this.#seen);
  }

  override render() {
    const day = (at: string) => dayLine(new Date(at), new Date(serverNow()));
    const items = transcriptItems(this.transcript, this.outgoing, this.divider, this.me, day);
    const name = firstName(this.chat.customer.name);
    return html`<div class="log scroll" role="region" aria-label="Messages" tabindex="0" @scroll=${this.#scrolled} @keydown=${this.#keys}>
        <div class="items">
          ${repeat(
            items,
            (item) => item.key,
            (item) => this.#item(item),
          )}
          <div class="typing">${this.isTyping ? html`<span class="dots"><i></i><i></i><i></i></span>${name} is typing` : nothing}</div>
        </div>
      </div>
      ${
        this.unseen > 0
          ? html`<button type="button" class="pill" @click=${this.toEnd}>${this.unseen} new<ui-icon name="arrow-down" size="12"></ui-icon></button>`
          : nothing
      }`;
  }

  #item(item: TranscriptItem): TemplateResult | typeof nothing {
    switch (item.kind) {
      case 'day':
        return html`<div class="day">${dayLine(new Date(item.at), new Date(serverNow()))}</div>`;
      case 'divider':
        return html`<div class="divider" role="separator">${item.label}</div>`;
      case 'group':
        return html`<desk-message-group .group=${item} my-id=${this.me.id} ?is-live=${this.isLive}></desk-message-group>`;
      case 'line': {
        const words = lineWords(item.line, this.me.id, this.chat.topic, this.chat.customer.name);
        if (!words) return nothing;
        return html`<div class="line">
          <ui-icon name=${words.icon} size="14"></ui-icon
          ><span>${words.parts.map((part) => (typeof part === 'string' ? part : html`<b>${part.name}</b>`))} · ${clockTime(new Date(item.line.at))}</span>
        </div>`;
      }
    }
  }

  override focus(): void {
    this.log.focus();
  }

  /** Down to the newest message. */
  toEnd = (): void => {
    this.#isAtEnd = true;
    this.#stick();
    this.requestUpdate();
  };

  #stick(): void {
    if (this.#isAtEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  override updated(): void {
    this.#stick();
  }

  #scrolled(): void {
    this.#isAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight <= endPx;
    if (this.#isAtEnd && this.unseen > 0) this.requestUpdate();
  }

  #keys(event: KeyboardEvent): void {
    if (event.key === 'End') this.toEnd();
    else if (event.key === 'Home') this.log.scrollTop = 0;
    else return;
    event.preventDefault();
  }

  static override styles = [baseStyles, deskTranscriptStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transcript': DeskTranscript;
  }
}
