import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type IconName, iconPaths } from './icon-paths.ts';

/**
 * One icon of the set, in the colour of the text around it. Decorative unless `label` is given.
 * `size` is in CSS pixels; the stroke keeps about 1.4 px of the 16 grid whatever the size.
 */
@customElement('ui-icon')
export class UiIcon extends LitElement {
  @property() name: IconName = 'info';
  @property({ type: Number }) size = 16;
  @property() label = '';

  override render() {
    const stroke = this.size <= 12 ? 1.7 : this.size >= 20 ? 1.2 : this.size >= 18 ? 1.3 : 1.4;
    const width = this.name === 'more' ? 2 : stroke;
    return html`<svg
      viewBox="0 0 16 16"
      width=${this.size}
      height=${this.size}
      stroke-width=${width}
      role=${this.label ? 'img' : 'presentation'}
      aria-label=${this.label || nothing}
      aria-hidden=${this.label ? 'false' : 'true'}
    >
      ${svg`<path d=${iconPaths[this.name]} />`}
    </svg>`;
  }

  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      display: block;
      fill: none;
      stroke: currentColor;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-icon': UiIcon;
  }
}
