import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** The mark of the desk: a speech bubble with two lines. */
@customElement('ui-logo')
export class UiLogo extends LitElement {
  @property({ type: Number }) size = 30;

  override render() {
    return html`<svg viewBox="0 0 32 32" width=${this.size} height=${this.size} fill="none" aria-hidden="true">
      <path
        d="M4.5 14.6C4.5 8.6 9.6 4.3 16 4.3s11.5 4.3 11.5 10.3S22.4 24.9 16 24.9c-1.2 0-2.4-.2-3.5-.5l-6 3.4 1-5.4c-1.9-2-3-4.8-3-7.8z"
        fill="currentColor"
      />
      <path d="M10.3 13.4h11.4M10.3 17.2h7" stroke="var(--desk-canvas)" stroke-width="2" stroke-linecap="round" />
    </svg>`;
  }

  static override styles = css`
    :host {
      display: inline-flex;
      color: var(--desk-accent);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-logo': UiLogo;
  }
}
