import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { fieldStyles } from './field-styles.ts';
import './ui-icon.ts';

/**
 * A heading, hint and error around a control that is more than one input: swatches, a list of checks, a key to copy.
 * A named group by role. Text controls (`ui-text`, `ui-textarea`, `ui-select`) bring their own label instead.
 */
@customElement('ui-field')
export class UiField extends LitElement {
  @property() label = '';
  @property() aside = '';
  @property() hint = '';
  @property() error = '';

  override render() {
    return html`<div role="group" aria-labelledby="label" aria-describedby="below">
      <div class="lbl"><span id="label">${this.label}</span>${this.aside ? html`<span class="opt">${this.aside}</span>` : nothing}</div>
      <slot></slot>
      <div id="below">
        ${this.error ? html`<div class="err"><ui-icon name="warning" size="12"></ui-icon>${this.error}</div>` : nothing}
        ${this.hint && !this.error ? html`<div class="hint">${this.hint}</div>` : nothing}
      </div>
    </div>`;
  }

  static override styles = [
    baseStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-field': UiField;
  }
}
