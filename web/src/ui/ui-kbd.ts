import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyCaps } from './key-names.ts';

/**
 * Key caps for a combination such as `Mod+Enter`. Hidden from assistive technology: the control beside it carries
 * `aria-keyshortcuts`. Colours follow `--kbd-bg`, `--kbd-line` and `--kbd-text` of the place it stands in.
 */
@customElement('ui-kbd')
export class UiKbd extends LitElement {
  @property() keys = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    return keyCaps(this.keys).map((cap) => html`<kbd>${cap}</kbd>`);
  }

  static override styles = css`
    :host {
      display: inline-flex;
      gap: 2px;
      flex: none;
    }
    /* Whoever has a finger and nothing else has no keys either. */
    @media (hover: none) and (pointer: coarse) {
      :host {
        display: none;
      }
    }
    kbd {
      box-sizing: border-box;
      display: inline-grid;
      place-items: center;
      min-inline-size: 16px;
      block-size: 16px;
      padding: 0 4px;
      border-radius: 4px;
      font: 500 10.5px/14px var(--desk-font);
      font-feature-settings: normal;
      letter-spacing: 0;
      color: var(--kbd-text, var(--desk-text-3));
      background: var(--kbd-bg, var(--desk-sunken));
      border: 1px solid var(--kbd-line, var(--desk-line));
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-kbd': UiKbd;
  }
}
