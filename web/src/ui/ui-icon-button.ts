import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { announce } from './announce.ts';
import { baseStyles } from './base-styles.ts';
import type { IconName } from './icon-paths.ts';
import { ariaKeys, keyCaps } from './key-names.ts';
import './ui-icon.ts';

/**
 * A square button with an icon only. `label` is its name and tooltip. `pressed` makes it a toggle when set to
 * `'true'` or `'false'`; `expanded` marks it as the opener of a popup in the same way. With a `refusal` it stays in reach, and says why it does
 * nothing: in its name, its tooltip, and aloud when it is pressed.
 */
@customElement('ui-icon-button')
export class UiIconButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() icon: IconName = 'more';
  @property() label = '';
  @property() keys = '';
  @property() pressed?: 'true' | 'false';
  @property() expanded?: 'true' | 'false';
  /** Edge of the square in pixels; never below 20, and a row of small ones keeps 24 px apart. */
  @property({ type: Number }) size = 28;
  @property({ type: Number, attribute: 'icon-size' }) iconSize = 16;
  @property({ type: Boolean, reflect: true }) disabled = false;
  @property() refusal = '';

  override render() {
    const label = this.refusal ? `${this.label}: ${this.refusal}` : this.label;
    return html`<button
      type="button"
      style="inline-size:${this.size}px;block-size:${this.size}px"
      ?disabled=${this.disabled}
      title=${this.keys ? `${label}  ${keyCaps(this.keys).join(' ')}` : label}
      aria-label=${label}
      aria-disabled=${this.refusal ? 'true' : nothing}
      @click=${this.#press}
      aria-pressed=${this.pressed ?? nothing}
      aria-expanded=${this.expanded ?? nothing}
      aria-haspopup=${this.expanded ? 'menu' : nothing}
      aria-keyshortcuts=${this.keys ? ariaKeys(this.keys) : nothing}
    >
      <ui-icon name=${this.icon} size=${this.iconSize}></ui-icon>
    </button>`;
  }

  #press(event: Event): void {
    if (!this.refusal) return;
    event.stopPropagation();
    announce(this.refusal, { urgent: true });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
      :host([disabled]) {
        pointer-events: none;
      }
      button {
        display: inline-grid;
        place-items: center;
        border-radius: var(--desk-r-2);
        color: var(--icon-button-color, var(--desk-text-3));
        transition: background var(--desk-m-1) var(--desk-ease);
      }
      button:hover {
        background: var(--icon-button-hover, var(--desk-hover));
        color: var(--icon-button-color-hover, var(--desk-text));
      }
      button:active {
        background: var(--icon-button-hover, var(--desk-press));
      }
      button[aria-pressed='true'] {
        color: var(--desk-accent);
        background: var(--desk-accent-tint);
      }
      button[disabled],
      button[aria-disabled] {
        opacity: 0.5;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-icon-button': UiIconButton;
  }
}
