import type { Chat } from '@desk/protocol/chat';
import type { Closure } from '@desk/protocol/closure';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockTime, fullStamp } from '../../clock/time-words.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { ChatAction } from '../chat-action.ts';
import { endedWords } from '../ended-words.ts';
import '../../closing/desk-later-notes.ts';
import '../../closing/desk-other-chats.ts';
import '../../closing/desk-survey-answers.ts';
import '../desk-reference.ts';
import '../../ui/ui-button.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-tag.ts';

const sentiments = { positive: 'as positive', neutral: 'as neutral', negative: 'as negative' } as const;

/** Stands where the composer stood: the chat has ended, and this is what was said about it. Emits `ChatAction` to add to it. */
@customElement('desk-closed-summary')
export class DeskClosedSummary extends LitElement {
  @property({ attribute: false }) chat!: Chat;
  @property({ attribute: 'my-id' }) myId = '';
  @property({ type: Boolean, attribute: 'may-amend' }) mayAmend = false;
  @property({ type: Boolean, attribute: 'may-track' }) mayTrack = false;

  override render() {
    const { closure } = this.chat;
    if (!closure) return html`<div class="card"><p>This chat is closed.</p></div>`;
    const at = new Date(closure.closedAt);
    return html`<section class="card" aria-label="How this chat ended">
      <div class="head">
        <ui-face size="18" .sentiment=${closure.sentiment}></ui-face>
        <p><b>${endedWords(closure, this.chat.customer.name, this.myId)}</b> ${closure.sentiment ? sentiments[closure.sentiment] : ''}</p>
        <time class="t3 num" datetime=${closure.closedAt} title=${fullStamp(at)}>${clockTime(at)}</time>
      </div>
      ${closure.note ? html`<p class="note" dir="auto">${closure.note}</p>` : nothing}
      ${closure.survey ? html`<desk-survey-answers .survey=${closure.survey}></desk-survey-answers>` : nothing}
      <desk-later-notes .chat=${this.chat}></desk-later-notes> ${this.#marks()} ${this.#foot(closure)}
    </section>`;
  }

  /** What can be done about it, and what is still missing. */
  #foot(closure: Closure): TemplateResult | typeof nothing {
    if (!this.mayAmend) return nothing;
    const missing = [closure.sentiment ? '' : 'sentiment', closure.tags.length ? '' : 'tag'].filter(Boolean);
    return html`<div class="foot">
      <span class="hint grow">${missing.length ? `No ${missing.join(' and no ')} yet` : nothing}</span>
      <ui-button size="s" icon="plus" keys="E" @click=${() => this.dispatchEvent(new ChatAction('close'))}>Add details</ui-button>
    </div>`;
  }

  #marks(): TemplateResult | typeof nothing {
    const { closure } = this.chat;
    if (!closure || closure.tags.length + closure.references.length === 0) return nothing;
    return html`<div class="marks">
      ${closure.tags.map((tag) => html`<ui-tag name=${tag.name} hue=${tag.hue}></ui-tag>`)}
      ${closure.references.map((reference) => html`<desk-reference .reference=${reference} ?editable=${this.mayTrack}></desk-reference><desk-other-chats .reference=${reference}></desk-other-chats>`)}
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
      desk-survey-answers {
        padding-inline-start: 27px;
      }
      .foot {
        display: flex;
        align-items: center;
        gap: 8px;
        padding-inline-start: 27px;
      }
      .hint {
        margin: 0;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
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
