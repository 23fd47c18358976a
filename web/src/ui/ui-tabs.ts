import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import { rove } from './roving.ts';
import { ValueChanged } from './value-changed.ts';
import './ui-icon.ts';

export interface TabItem {
  id: string;
  label: string;
  count?: number | undefined;
  /** What the count counts. */
  hint?: string;
  icon?: IconName;
}

/**
 * A tab list with roving focus; arrows select at once. It owns no panels: the owner shows the one that `selected` names
 * and gives it `role="tabpanel"` and a label. `look="segmented"` draws it as a switch. Emits `ValueChanged<string>`.
 */
@customElement('ui-tabs')
export class UiTabs extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property({ attribute: false }) items: readonly TabItem[] = [];
  @property() selected = '';
  @property({ reflect: true }) look: 'plain' | 'segmented' | 'accent' = 'plain';

  override render() {
    return html`<div role="tablist" aria-label=${this.label} @keydown=${this.#move}>
      ${this.items.map(
        (item, index) => html`<button
          type="button"
          role="tab"
          id=${item.id}
          title=${item.hint ?? nothing}
          aria-selected=${item.id === this.selected ? 'true' : 'false'}
          tabindex=${item.id === this.selected ? 0 : -1}
          @click=${() => this.#select(index)}
        >
          ${item.icon ? html`<ui-icon name=${item.icon} size="14"></ui-icon>` : nothing}${item.label}${
            item.count === undefined ? nothing : html`<span>${item.count}</span>`
          }
        </button>`,
      )}
    </div>`;
  }

  /** The selected tab: by itself the browser would take the first one. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(options);
  }

  #select(index: number): void {
    const item = this.items[index];
    if (!item || item.id === this.selected) return;
    this.selected = item.id;
    this.dispatchEvent(new ValueChanged(item.id));
  }

  #move(event: KeyboardEvent): void {
    const index = this.items.findIndex((item) => item.id === this.selected);
    const next = rove(event.key, Math.max(index, 0), this.items.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#select(next);
    this.renderRoot.querySelectorAll('button')[next]?.focus();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        gap: 2px;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        block-size: 26px;
        padding: 0 8px;
        border-radius: var(--desk-r-2);
        font: 500 12px/1 var(--desk-font);
        color: var(--desk-text-3);
        white-space: nowrap;
      }
      button:hover {
        color: var(--desk-text);
      }
      [aria-selected='true'] {
        background: var(--desk-press);
        color: var(--desk-text);
      }
      span {
        font: 500 11px/16px var(--desk-font);
        font-variant-numeric: tabular-nums;
        color: var(--desk-text-3);
      }
      :host([look='accent']) button {
        block-size: 24px;
        gap: 6px;
        border-radius: 5px;
      }
      :host([look='accent']) [aria-selected='true'] {
        background: var(--tab-tint, var(--desk-accent-tint));
        color: var(--tab-text, var(--desk-accent));
      }
      :host([look='segmented']) {
        display: inline-block;
      }
      :host([look='segmented']) div {
        gap: 1px;
        padding: 2px;
        border-radius: 7px;
        background: var(--desk-sunken);
        box-shadow: inset 0 0 0 1px var(--desk-line);
      }
      :host([look='segmented']) button {
        block-size: 24px;
        padding: 0 9px;
        border-radius: 5px;
        color: var(--desk-text-2);
      }
      :host([look='segmented']) [aria-selected='true'] {
        background: var(--desk-raised);
        color: var(--desk-text);
        box-shadow: 0 0 0 1px var(--desk-line), var(--desk-e-1);
      }
      :host([look]) button:focus-visible {
        box-shadow: var(--desk-ring);
      }
      @media (forced-colors: active) {
        [aria-selected='true'] {
          outline: 2px solid;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-tabs': UiTabs;
  }
}
