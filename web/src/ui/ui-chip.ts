import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import { ItemRemoved } from './item-removed.ts';
import './ui-icon.ts';

export type ChipTone = 'neu' | 'pos' | 'neg' | 'warn' | 'accent' | 'line';

/** A short fact in a tinted box. With `removable` it carries a cross, named after `name`, that emits `ItemRemoved`. */
@customElement('ui-chip')
export class UiChip extends LitElement {
  @property({ reflect: true }) tone: ChipTone = 'neu';
  @property({ reflect: true }) size: 'm' | 's' | 'l' = 'm';
  @property() icon?: IconName;
  @property({ type: Boolean }) removable = false;
  /** What the chip stands for, in words: used for the name of the cross and sent with `ItemRemoved`. */
  @property() name = '';

  override render() {
    return html`${this.icon ? html`<ui-icon part="icon" name=${this.icon} size=${this.size === 'l' ? 14 : 12}></ui-icon>` : nothing}<slot></slot>${
      this.removable
        ? html`<button type="button" aria-label=${`Remove ${this.name}`} @click=${this.#remove}><ui-icon name="x" size="12"></ui-icon></button>`
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
        flex: none;
        block-size: 20px;
        padding: 0 7px;
        border-radius: var(--desk-r-1);
        font: 500 11.5px/1 var(--desk-font);
        white-space: nowrap;
        background: var(--desk-neu-tint);
        color: var(--desk-neu);
      }
      :host([size='s']) {
        block-size: 17px;
        padding: 0 5px;
        font-size: 10.5px;
      }
      :host([size='l']) {
        block-size: 24px;
        padding-inline: 7px;
      }
      :host([tone='pos']) {
        background: var(--desk-pos-tint);
        color: var(--desk-pos);
      }
      :host([tone='neg']) {
        background: var(--desk-neg-tint);
        color: var(--desk-neg);
      }
      :host([tone='warn']) {
        background: var(--desk-warn-tint);
        color: var(--desk-warn);
      }
      :host([tone='accent']) {
        background: var(--desk-accent-tint);
        color: var(--desk-accent);
      }
      :host([tone='line']) {
        background: none;
        box-shadow: inset 0 0 0 1px var(--desk-line-2);
        color: var(--desk-text-2);
      }
      button {
        display: grid;
        place-items: center;
        inline-size: 20px;
        block-size: 20px;
        margin-inline: -1px -5px;
        border-radius: 4px;
        color: inherit;
      }
      button:hover {
        background: var(--desk-press);
      }
      @media (forced-colors: active) {
        :host {
          border: 1px solid;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-chip': UiChip;
  }
}
