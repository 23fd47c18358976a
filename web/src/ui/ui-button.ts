import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import { ariaKeys } from './key-names.ts';
import { uiButtonStyles } from './ui-button.styles.ts';
import './ui-icon.ts';
import './ui-kbd.ts';

/**
 * A push button. The visible words come through the slot; `keys` shows the combination that does the same
 * (it does not listen for it). `busy` holds the width and refuses presses while a request runs.
 * With `href` it is a link that looks like a button. `type="submit"` submits the form around the host.
 */
@customElement('ui-button')
export class UiButton extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() variant: 'secondary' | 'primary' | 'ghost' | 'danger' | 'note' | 'dock' = 'secondary';
  @property() size: 'm' | 's' = 'm';
  @property() type: 'button' | 'submit' = 'button';
  @property() icon?: IconName;
  @property() keys = '';
  @property() href = '';
  /** Replaces the visible words for assistive technology. Start it with those words. */
  @property() label = '';
  /** Pushes the words to the start and the key caps to the end, for buttons that fill a row. */
  @property({ type: Boolean }) spread = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property({ type: Boolean, reflect: true }) busy = false;

  #internals = this.attachInternals();

  override render() {
    const classes = classMap({
      btn: true,
      [this.variant]: true,
      s: this.size === 's',
      busy: this.busy,
      spread: this.spread,
    });
    const content = html`${this.icon ? html`<ui-icon name=${this.icon} size=${this.size === 's' ? 14 : 16}></ui-icon>` : nothing}<slot></slot
      >${this.keys ? html`<ui-kbd keys=${this.keys}></ui-kbd>` : nothing}`;
    if (this.href) return html`<a class=${classes} href=${this.href} aria-label=${this.label || nothing}>${content}</a>`;
    return html`<button
      class=${classes}
      type="button"
      ?disabled=${this.disabled}
      aria-disabled=${this.busy ? 'true' : nothing}
      aria-label=${this.label || nothing}
      aria-keyshortcuts=${this.keys ? ariaKeys(this.keys) : nothing}
      @click=${this.#press}
    >
      ${content}
    </button>`;
  }

  #press(event: Event): void {
    if (this.busy) event.stopPropagation();
    else if (this.type === 'submit') this.#internals.form?.requestSubmit();
  }

  static override styles = [baseStyles, uiButtonStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-button': UiButton;
  }
}
