import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';

/** Chat slots in use of the limit, as small bars. Amber when full, red when over. Decorative: write the numbers beside it. */
@customElement('ui-load-pips')
export class UiLoadPips extends LitElement {
  @property({ type: Number }) used = 0;
  @property({ type: Number }) limit = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    const count = Math.min(Math.max(this.used, this.limit), 12);
    const state = classMap({ full: this.used === this.limit, over: this.used > this.limit });
    return html`<span class=${state}>${Array.from({ length: count }, (_, index) => html`<i class=${index < this.used ? 'f' : ''}></i>`)}</span>`;
  }

  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      max-inline-size: 100%;
    }
    /* Many places in a narrow column are narrower, and none is cut off. */
    span {
      display: inline-flex;
      gap: 2px;
      min-inline-size: 0;
    }
    i {
      flex: 0 1 5px;
      min-inline-size: 2px;
      block-size: 11px;
      border-radius: 1.5px;
      background: var(--desk-line-2);
    }
    .f {
      background: var(--desk-accent);
    }
    .full .f {
      background: var(--desk-warn-fill);
    }
    .over .f {
      background: var(--desk-neg-fill);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-load-pips': UiLoadPips;
  }
}
