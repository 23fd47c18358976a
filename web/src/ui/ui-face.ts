import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { iconStyles, iconSvg } from './icon-svg.ts';

const faces = {
  positive: { icon: 'positive', words: 'Positive' },
  neutral: { icon: 'neutral', words: 'Neutral' },
  negative: { icon: 'negative', words: 'Negative' },
  none: { icon: 'unset', words: 'Sentiment not set' },
} as const;

/** The sentiment of a closure as a glyph with a name. `null` or an empty string means not set, which is never neutral. */
@customElement('ui-face')
export class UiFace extends LitElement {
  @property() sentiment: 'positive' | 'neutral' | 'negative' | '' | null = null;
  @property({ type: Number }) size = 16;

  override render() {
    const face = faces[this.sentiment || 'none'];
    return html`<span class=${face.icon} title=${face.words}>${iconSvg(face.icon, this.size, face.words)}</span>`;
  }

  static override styles = [
    iconStyles,
    css`
      :host {
        display: inline-grid;
        place-items: center;
        flex: none;
        color: var(--desk-text-3);
      }
      .positive {
        color: var(--desk-pos);
      }
      .neutral {
        color: var(--desk-neu);
      }
      .negative {
        color: var(--desk-neg);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-face': UiFace;
  }
}
