import type { Chat } from '@desk/protocol/chat';
import type { ClosedBy } from '@desk/protocol/closure';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime, fullStamp } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import '../desk-reference.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-tag.ts';

const sentiments = { positive: 'as positive', neutral: 'as neutral', negative: 'as negative' } as const;

/** Stands where the composer stood: the chat has ended, and this is what was said about it. */
@customElement('desk-closed-summary')
export class DeskClosedSummary extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: 'my-id' }) myId = '';

  override render() {
    const { closure } = this.chat;
    if (this.chat.status === 'ticketed') return html`<div class="card"><p>This chat has become a ticket.</p></div>`;
    if (!closure) return html`<div class="card"><p>This chat is closed.</p></div>`;
    const at = new Date(closure.closedAt);
    return html`<section class="card" aria-label="How this chat ended">
      <div class="head">
        <ui-face size="18" .sentiment=${closure.sentiment}></ui-face>
        <p><b>${this.#who(closure.closedBy)}</b> ${closure.sentiment ? sentiments[closure.sentiment] : ''}</p>
        <time class="t3 num" datetime=${closure.closedAt} title=${fullStamp(at)}>${clockTime(at)}</time>
      </div>
      ${closure.note ? html`<p class="note" dir="auto">${closure.note}</p>` : nothing} ${this.#marks()}
    </section>`;
  }

  #who({ kind, id, name }: ClosedBy): string {
    if (kind === 'customer') return `${name} ended this chat`;
    if (kind === 'system') return 'This chat ended by itself';
    return id === this.myId ? 'You closed this chat' : `${name} closed this chat`;
  }

  #marks(): TemplateResult | typeof nothing {
    const { closure } = this.chat;
    if (!closure || closure.tags.length + closure.references.length === 0) return nothing;
    return html`<div class="marks">
      ${closure.tags.map((tag) => html`<ui-tag name=${tag.name} hue=${tag.hue}></ui-tag>`)}
      ${closure.references.map((reference) => html`<desk-reference .reference=${reference}></desk-reference>`)}
    </div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
      }
      .card {
        display: grid;
        gap: 8px;
        margin: 4px 16px 14px;
        padding: 12px 14px;
        border: 1px solid var(--desk-line-2);
        border-radius: 10px;
        background: var(--desk-surface-2);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 9px;
      }
      .head p {
        flex: 1;
      }
      b {
        font-weight: 600;
      }
      time {
        font-size: 12px;
      }
      .note {
        padding-inline-start: 27px;
        color: var(--desk-text-2);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        max-block-size: 120px;
        overflow: auto;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 5px;
        padding-inline-start: 27px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closed-summary': DeskClosedSummary;
  }
}
