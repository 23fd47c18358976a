import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import './ui-icon.ts';

/** Nothing here, and what would fill it: a glyph, a heading, one sentence in the default slot, at most two buttons in `actions`. */
@customElement('ui-empty')
export class UiEmpty extends LitElement {
  @property() icon: IconName = 'check-circle';
  /** Where the heading stands among those around it. */
  @property({ type: Number }) level = 3;
  @property() heading = '';

  override render() {
    return html`<span class="glyph"><ui-icon name=${this.icon} size="20"></ui-icon></span>
      <h3 aria-level=${this.level}>${this.heading}</h3>
      <p><slot></slot></p>
      <div class="actions"><slot name="actions"></slot></div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 5px;
        block-size: 100%;
        padding: 16px 22px;
        text-align: center;
      }
      .glyph {
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 40px;
        border-radius: 12px;
        background: var(--desk-sunken);
        box-shadow: inset 0 0 0 1px var(--desk-line);
        color: var(--desk-text-2);
      }
      h3 {
        margin-block-start: 7px;
        font: 600 14px/20px var(--desk-font);
        letter-spacing: -0.008em;
      }
      p {
        max-inline-size: 264px;
        font: 400 12.5px/18px var(--desk-font);
        color: var(--desk-text-2);
        text-wrap: pretty;
      }
      .actions {
        display: flex;
        gap: 6px;
        margin-block-start: 9px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-empty': UiEmpty;
  }
}
