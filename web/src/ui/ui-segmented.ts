import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { rove } from './roving.ts';
import { ValueChanged } from './value-changed.ts';

export interface SegmentedOption {
  value: string;
  label: string;
}

/** One of a few, all visible. A radio group by role: arrows choose. Emits `ValueChanged<string>`. */
@customElement('ui-segmented')
export class UiSegmented extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property({ attribute: false }) options: readonly SegmentedOption[] = [];
  @property() value = '';
  @property({ type: Boolean }) disabled = false;

  override render() {
    const chosen = this.options.findIndex((option) => option.value === this.value);
    return html`<div role="radiogroup" aria-label=${this.label} aria-disabled=${this.disabled ? 'true' : nothing} @keydown=${this.#move}>
      ${this.options.map(
        (option, index) => html`<button
          type="button"
          role="radio"
          aria-checked=${option.value === this.value ? 'true' : 'false'}
          tabindex=${index === Math.max(chosen, 0) ? 0 : -1}
          ?disabled=${this.disabled}
          @click=${() => this.#choose(index)}
        >
          ${option.label}
        </button>`,
      )}
    </div>`;
  }

  #choose(index: number): void {
    const option = this.options[index];
    if (!option || option.value === this.value) return;
    this.value = option.value;
    this.dispatchEvent(new ValueChanged(option.value));
  }

  #move(event: KeyboardEvent): void {
    const chosen = this.options.findIndex((option) => option.value === this.value);
    const next = rove(event.key, Math.max(chosen, 0), this.options.length);
    if (next === undefined || this.disabled) return;
    event.preventDefault();
    this.#choose(next);
    this.renderRoot.querySelectorAll('button')[next]?.focus();
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }
      div {
        display: inline-flex;
        gap: 1px;
        padding: 2px;
        border-radius: 7px;
        background: var(--desk-sunken);
        box-shadow: inset 0 0 0 1px var(--desk-line);
      }
      [aria-disabled='true'] {
        opacity: 0.55;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 5px;
        block-size: 24px;
        padding: 0 9px;
        border-radius: 5px;
        font: 500 12px/1 var(--desk-font);
        color: var(--desk-text-2);
        white-space: nowrap;
      }
      button:hover {
        color: var(--desk-text);
      }
      [aria-checked='true'] {
        background: var(--desk-raised);
        color: var(--desk-text);
        box-shadow: 0 0 0 1px var(--desk-line), var(--desk-e-1);
      }
      button:focus-visible {
        border-radius: 5px;
        box-shadow: var(--desk-ring);
      }
      @media (forced-colors: active) {
        [aria-checked='true'] {
          outline: 2px solid;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-segmented': UiSegmented;
  }
}
