import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { ItemRemoved } from './item-removed.ts';
import './ui-icon.ts';

/** A chat tag: a small square in the tag's hue (degrees, 0-359) and its name. The hue alone never carries meaning. */
@customElement('ui-tag')
export class UiTag extends LitElement {
  @property() name = '';
  @property({ type: Number }) hue = 270;
  @property({ reflect: true }) size: 'm' | 's' = 'm';
  @property({ type: Boolean }) removable = false;

  override render() {
    return html`<i style="--h:${this.hue}"></i><span class="ell">${this.name}</span>${
      this.removable
        ? html`<button type="button" aria-label=${`Remove tag ${this.name}`} @click=${this.#remove}><ui-icon name="x" size="12"></ui-icon></button>`
        : nothing
    }`;
  }

  #remove(): void {
    this.dispatchEvent(new ItemRemoved(this.name));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        max-inline-size: 100%;
        block-size: 20px;
        padding: 0 7px 0 6px;
        border-radius: var(--desk-r-1);
        font: 500 11.5px/1 var(--desk-font);
        background: var(--desk-hover);
        color: var(--desk-text-2);
        white-space: nowrap;
      }
      :host([size='s']) {
        block-size: 17px;
        padding: 0 5px 0 4px;
        gap: 4px;
        font-size: 10.5px;
      }
      span {
        line-height: 16px;
      }
      i {
        flex: none;
        inline-size: 7px;
        block-size: 7px;
        border-radius: 2px;
        background: light-dark(oklch(0.655 0.125 var(--h)), oklch(0.7 0.115 var(--h)));
        forced-color-adjust: none;
      }
      :host([size='s']) i {
        inline-size: 6px;
        block-size: 6px;
      }
      button {
        display: grid;
        place-items: center;
        inline-size: 16px;
        block-size: 16px;
        margin-inline: -1px -4px;
        border-radius: 3px;
        color: var(--desk-text-3);
      }
      button:hover {
        background: var(--desk-press);
        color: var(--desk-text);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-tag': UiTag;
  }
}
