import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { deskHref } from '../../route/desk-href.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import '../../closing/desk-survey-answers.ts';
import '../desk-reference.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-empty.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-tag.ts';
import '../../ui/ui-time.ts';

/** All chats of this customer, newest first, each with what was said at closing: who serves them next finds it here. */
@customElement('desk-history')
export class DeskHistory extends LitElement {
  @property({ attribute: false }) chats: readonly Chat[] = [];
  @property({ attribute: 'current-id' }) currentId = '';

  override render() {
    const earlier = this.chats.filter((chat) => chat.id !== this.currentId);
    if (earlier.length === 0) return html`<ui-empty icon="history" heading="First contact">History fills as you talk.</ui-empty>`;
    return html`<ul>
      ${repeat(
        earlier,
        (chat) => chat.id,
        (chat) => html`<li>${this.#entry(chat)}</li>`,
      )}
    </ul>`;
  }

  #entry(chat: Chat) {
    const { closure } = chat;
    return html`<a href=${deskHref(chat)}>
        <span class="head">
          <ui-face .sentiment=${closure?.sentiment ?? null}></ui-face>
          <b>#${chat.number}</b>
          <span class="t3 ell grow">${[chat.department?.name, chat.agent?.name].filter(Boolean).join(' · ')}</span>
          <ui-time class="t3" format="day" at=${chat.openedAt}></ui-time>
        </span>
        ${chat.status === 'closed' ? nothing : html`<ui-chip tone="accent" size="s">Open</ui-chip>`}
        ${closure?.note ? html`<span class="note" dir="auto">${closure.note}</span>` : nothing}
        ${closure?.survey ? html`<desk-survey-answers brief .survey=${closure.survey}></desk-survey-answers>` : nothing}
      </a>
      ${
        closure && closure.tags.length + closure.references.length > 0
          ? html`<div class="marks">
              ${closure.tags.map((tag) => html`<ui-tag size="s" name=${tag.name} hue=${tag.hue}></ui-tag>`)}
              ${closure.references.map((reference) => html`<desk-reference .reference=${reference}></desk-reference>`)}
            </div>`
          : nothing
      }`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      li {
        padding: 8px;
        border-block-end: 1px solid var(--desk-line);
      }
      a {
        display: grid;
        gap: 4px;
        padding: 4px 8px;
        border-radius: var(--desk-r-2);
        font: 400 12.5px/18px var(--desk-font);
      }
      a:hover {
        background: var(--desk-hover);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      b {
        font-weight: 550;
        font-variant-numeric: tabular-nums;
      }
      ui-chip {
        justify-self: start;
        margin-inline-start: 24px;
      }
      .note {
        display: -webkit-box;
        padding-inline-start: 24px;
        color: var(--desk-text-2);
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      desk-survey-answers {
        padding-inline-start: 24px;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        padding: 4px 8px 2px 32px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-history': DeskHistory;
  }
}
