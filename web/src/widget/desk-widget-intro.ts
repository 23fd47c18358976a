import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { widgetBase } from './widget-base.ts';
import { words } from './words.ts';

/** What stands above the message field before there is a conversation. The name is asked for, never required. */
@customElement('desk-widget-intro')
export class DeskWidgetIntro extends LitElement {
  @property() heading = '';
  @property() lead = '';
  @property({ type: Boolean, attribute: 'asks-name' }) asksName = false;

  @query('input') private field!: HTMLInputElement | null;

  /** What the visitor calls themself, or null. */
  get name(): string | null {
    return this.field?.value.trim() || null;
  }

  override render() {
    return html`
      <div class="words">
        <h3>${this.heading}</h3>
        <p>${this.lead}</p>
      </div>
      ${
        this.asksName
          ? html`<div class="ask">
              <label for="name">${words.yourName} <span>${words.optional}</span></label>
              <input id="name" name="name" autocomplete="given-name" maxlength="80" dir="auto" />
            </div>`
          : null
      }
    `;
  }

  static override styles = [
    widgetBase,
    css`
      :host {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-block-size: 0;
        overflow-y: auto;
        padding: 0 18px 16px;
      }
      .words {
        margin: 0 -18px auto;
        padding: 14px 20px 30px;
        background: var(--w-brand);
        color: var(--w-on);
      }
      h3 {
        margin: 0 0 6px;
        font: 600 25px/31px var(--w-font);
        letter-spacing: -0.025em;
        text-wrap: balance;
      }
      p {
        text-wrap: pretty;
      }
      .ask {
        display: grid;
        padding-block-start: 18px;
      }
      label {
        padding: 0 2px 6px;
        font: 500 14px/20px var(--w-font);
      }
      label span {
        font-weight: 400;
        color: var(--w-ink2);
      }
      input {
        block-size: 46px;
        flex: none;
        padding: 0 14px;
        border: 1px solid var(--w-ctl);
        border-radius: 14px;
        background: var(--w-bg);
        font-size: 16px;
      }
      input:focus-visible {
        outline-offset: -1px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget-intro': DeskWidgetIntro;
  }
}
