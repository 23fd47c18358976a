import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import './ui-icon.ts';

/** An inline notice that pushes what is below it. Words in the default slot, up to two buttons in `actions`. */
@customElement('ui-strip')
export class UiStrip extends LitElement {
  @property({ reflect: true }) tone: 'warn' | 'accent' | 'neg' = 'accent';
  @property() icon?: IconName;
  /** Lines the icon up with the first line, for notices that run over several. */
  @property({ type: Boolean, reflect: true }) tall = false;

  override render() {
    return html`${this.icon ? html`<ui-icon name=${this.icon}></ui-icon>` : nothing}
      <div class="grow"><slot></slot></div>
      <slot name="actions"></slot>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 7px 14px;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text);
        background: var(--desk-accent-tint);
      }
      :host([tall]) {
        align-items: flex-start;
        padding-block: 9px;
      }
      ui-icon {
        color: var(--desk-accent);
      }
      :host([tall]) ui-icon {
        margin-block-start: 1px;
      }
      :host([tone='warn']) {
        background: var(--desk-warn-tint);
      }
      :host([tone='warn']) ui-icon {
        color: var(--desk-warn);
      }
      :host([tone='neg']) {
        background: var(--desk-neg-tint);
      }
      :host([tone='neg']) ui-icon {
        color: var(--desk-neg);
      }
      ::slotted([slot='actions']) {
        margin-inline-start: -2px;
      }
      @media (forced-colors: active) {
        :host {
          border-block-end: 1px solid;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-strip': UiStrip;
  }
}
