import { css, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IconName } from './icon-paths.ts';
import { iconStyles, iconSvg } from './icon-svg.ts';

/** One icon of the set, in the colour of the text around it. Decorative unless `label` is given. `size` is in CSS pixels. */
@customElement('ui-icon')
export class UiIcon extends LitElement {
  @property() name: IconName = 'info';
  @property({ type: Number }) size = 16;
  @property() label = '';

  override render() {
    return iconSvg(this.name, this.size, this.label);
  }

  static override styles = [
    iconStyles,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-icon': UiIcon;
  }
}
