import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { ValueChanged } from './value-changed.ts';

/** On or off, at once. The words come through the slot and are part of the target. Emits `ValueChanged<boolean>`. */
@customElement('ui-switch')
export class UiSwitch extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ type: Boolean, reflect: true }) checked = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** The name, when the slot is empty or not enough. */
  @property() label = '';

  override render() {
    return html`<button
      type="button"
      role="switch"
      aria-checked=${this.checked ? 'true' : 'false'}
      aria-label=${this.label || nothing}
      ?disabled=${this.disabled}
      @click=${this.#toggle}
    >
      <i></i><slot></slot>
    </button>`;
  }

  #toggle(): void {
    this.checked = !this.checked;
    this.dispatchEvent(new ValueChanged(this.checked));
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 9px;
        min-block-size: var(--desk-hit);
        text-align: start;
        border-radius: var(--desk-r-2);
      }
      button[disabled] {
        opacity: 0.5;
      }
      i {
        position: relative;
        flex: none;
        inline-size: 30px;
        block-size: 18px;
        border-radius: 9px;
        background: var(--desk-control);
        transition: background var(--desk-m-2) var(--desk-ease);
      }
      i::after {
        content: '';
        position: absolute;
        inset-block-start: 2px;
        inset-inline-start: 2px;
        inline-size: 14px;
        block-size: 14px;
        border-radius: 50%;
        background: oklch(1 0 0);
        box-shadow: var(--desk-e-1);
        transition: translate var(--desk-m-2) var(--desk-ease);
      }
      [aria-checked='true'] i {
        background: var(--desk-accent-solid);
      }
      [aria-checked='true'] i::after {
        translate: 12px 0;
      }
      :host(:dir(rtl)) [aria-checked='true'] i::after {
        translate: -12px 0;
      }
      @media (forced-colors: active) {
        i {
          border: 1px solid;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-switch': UiSwitch;
  }
}
