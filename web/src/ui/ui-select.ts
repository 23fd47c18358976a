import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { fieldFrame } from './field-frame.ts';
import { fieldStyles } from './field-styles.ts';
import type { IconName } from './icon-paths.ts';
import { ValueChanged } from './value-changed.ts';
import './ui-icon.ts';

export interface SelectOption {
  value: string;
  label: string;
}

/** One of many, by the browser's own picker. `look="ghost"` drops the edge, for toolbars. Emits `ValueChanged<string>`. */
@customElement('ui-select')
export class UiSelect extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() label = '';
  @property() hint = '';
  @property() error = '';
  @property() value = '';
  @property({ attribute: false }) options: readonly SelectOption[] = [];
  @property() icon?: IconName;
  @property({ reflect: true }) look: 'field' | 'ghost' = 'field';
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ attribute: 'hidden-label' }) hiddenLabel = '';

  override render() {
    return fieldFrame(
      { label: this.label, hint: this.hint, error: this.error },
      html`<div class=${this.error ? 'box bad' : 'box'}>
        ${this.icon ? html`<ui-icon name=${this.icon}></ui-icon>` : nothing}
        <select
          id="control"
          ?disabled=${this.disabled}
          aria-label=${this.hiddenLabel || nothing}
          aria-describedby="below"
          aria-invalid=${this.error ? 'true' : 'false'}
          @change=${this.#change}
        >
          ${this.options.map(
            (option) => html`<option value=${option.value} ?selected=${option.value === this.value}>${option.label}</option>`,
          )}
        </select>
        <ui-icon name="chevron-down" size="14"></ui-icon>
      </div>`,
    );
  }

  #change(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new ValueChanged(this.value));
  }

  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }
      .box {
        position: relative;
        padding-inline: 9px 6px;
      }
      select {
        appearance: none;
        font-weight: 450;
        margin-inline-end: -22px;
        padding-inline-end: 24px !important;
      }
      option {
        background: var(--desk-raised);
        color: var(--desk-text);
      }
      ui-icon {
        color: var(--desk-text-3);
        pointer-events: none;
      }
      :host([look='ghost']) .box {
        border-color: transparent;
        background: none;
        font-weight: 500;
        color: var(--desk-text-2);
      }
      :host([look='ghost']) select {
        field-sizing: content;
      }
      :host([look='ghost']) .box:hover {
        background: var(--desk-hover);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-select': UiSelect;
  }
}
