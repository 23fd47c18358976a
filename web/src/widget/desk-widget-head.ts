import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { widgetBase } from './widget-base.ts';
import { widgetIcon } from './widget-icon.ts';
import { words } from './words.ts';

export class MinimiseRequested extends Event {
  static readonly type = 'minimise-requested';
  constructor() {
    super(MinimiseRequested.type);
  }
}

/** Who the visitor talks to and how things stand. */
@customElement('desk-widget-head')
export class DeskWidgetHead extends LitElement {
  @property() name = '';
  @property() status = '';
  /** Somebody of the team has this chat and the line is up. */
  @property({ type: Boolean }) present = false;

  override render() {
    return html`
      <span class="face" aria-hidden="true">${[...this.name][0]}${this.present ? html`<i></i>` : null}</span>
      <div class="who">
        <h2>${this.name}</h2>
        <p>${this.status}</p>
      </div>
      <button type="button" aria-label=${words.minimise} @click=${() => this.dispatchEvent(new MinimiseRequested())}>
        ${widgetIcon('chevron-down')}
      </button>
    `;
  }

  static override styles = [
    widgetBase,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 12px;
        flex: none;
        padding: 12px 8px 13px 16px;
        padding-block-start: calc(12px + env(safe-area-inset-top, 0px) * var(--w-full, 0));
        background: var(--w-brand);
        color: var(--w-on);
      }
      .face {
        position: relative;
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 38px;
        block-size: 38px;
        border-radius: 50%;
        background: var(--w-tint);
        color: var(--w-acc);
        font: 600 14px/1 var(--w-font);
        text-transform: uppercase;
      }
      .face i {
        position: absolute;
        inset-inline-end: -2px;
        inset-block-end: -1px;
        inline-size: 13px;
        block-size: 13px;
        border-radius: 50%;
        border: 2px solid var(--w-brand);
        background: #5fe08a;
      }
      .who {
        flex: 1;
        min-inline-size: 0;
      }
      h2,
      p {
        margin: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      h2 {
        font: 600 15.5px/20px var(--w-font);
        letter-spacing: -0.012em;
      }
      p {
        font: 400 12.5px/17px var(--w-font);
      }
      button {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 44px;
        block-size: 44px;
        border-radius: 10px;
        font-size: 20px;
      }
      button:hover {
        background: #ffffff1f;
      }
      button:focus-visible {
        outline-color: var(--w-on);
        outline-offset: -3px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget-head': DeskWidgetHead;
  }
}
