import type { Chat } from '@desk/protocol/chat';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../ui/base-styles.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-time.ts';

/** An earlier chat in one line: how it ended, what it was about, when. A link to its transcript. */
@customElement('desk-earlier-chat')
export class DeskEarlierChat extends LitElement {
  @property({ attribute: false }) chat!: Chat;

  override render() {
    const { chat } = this;
    const about =
      chat.closure?.note ||
      chat.closure?.tags.map((tag) => tag.name).join(', ') ||
      chat.topic ||
      chat.lastMessage?.text ||
      `Chat #${chat.number}`;
    return html`<a href=${`/desk/closed/${chat.id}`} title=${about}>
      <ui-face .sentiment=${chat.closure?.sentiment ?? null}></ui-face><span class="ell" dir="auto">${about}</span
      ><ui-time class="t3" format="day" at=${chat.openedAt}></ui-time>
    </a>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      a {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px;
        block-size: 27px;
        margin: 0 -8px;
        padding: 0 8px;
        border-radius: var(--desk-r-2);
        font: 400 12.5px/18px var(--desk-font);
      }
      a:hover {
        background: var(--desk-hover);
      }
      ui-time {
        font-size: 12px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-earlier-chat': DeskEarlierChat;
  }
}
