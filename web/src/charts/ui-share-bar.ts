import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { ElementWidth } from './element-width.ts';
import { countText, shareText } from './figure-text.ts';

/** `muted` is the outlined class: what was not answered. */
export type ShareTone = 'positive' | 'neutral' | 'negative' | 'muted';
export type SharePart = { name: string; value: number; tone: ShareTone; href?: string };

const LEAST_TARGET = 27;

/**
 * Parts of one whole side by side. The parts are named in `summary`, or by themselves. A part that is too narrow to be hit is no link here;
 * the table has them all.
 */
@customElement('ui-share-bar')
export class UiShareBar extends ChartElement {
  @property({ attribute: false }) parts: readonly SharePart[] = [];
  readonly #width = new ElementWidth(this);

  protected override drawing() {
    const whole = this.#whole();
    const shown = this.parts.filter((part) => part.value > 0);
    const words = this.summary || shown.map((part) => `${shareText(part.value, whole)} ${part.name.toLowerCase()}`).join(', ');
    const isLink = (part: SharePart) => part.href !== undefined && (part.value / whole) * this.#width.value >= LEAST_TARGET;
    const isLinked = shown.some(isLink);
    return html`<div class="bar" role=${isLinked ? 'group' : 'img'} aria-label=${words || 'Nothing to share out'}>
      ${shown.map((part) => {
        const name = `${part.name}, ${countText(part.value)}, ${shareText(part.value, whole)}`;
        const href = isLink(part) ? part.href : undefined;
        return href
          ? html`<a class=${part.tone} href=${href} style="flex-grow:${part.value}" aria-label=${name} title=${name}></a>`
          : html`<span class=${part.tone} style="flex-grow:${part.value}" title=${name}></span>`;
      })}
    </div>`;
  }

  protected override table(): ChartTable {
    const whole = this.#whole();
    const rows = this.parts.map((part) => [{ text: part.name, href: part.href }, countText(part.value), shareText(part.value, whole)]);
    return { head: ['Part', 'Count', 'Share'], rows };
  }

  #whole(): number {
    return this.parts.reduce((sum, part) => sum + part.value, 0);
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      .bar {
        display: flex;
        gap: 1.5px;
        block-size: var(--size, 10px);
        border-radius: 3px;
        background: var(--desk-sunken);
      }
      .bar > * {
        min-inline-size: 2px;
        flex-basis: 0;
        position: relative;
      }
      .bar > a::after {
        content: '';
        position: absolute;
        inset: -7px 0;
      }
      .bar > a:hover {
        filter: brightness(0.94);
      }
      .bar > :first-child {
        border-start-start-radius: 3px;
        border-end-start-radius: 3px;
      }
      .bar > :last-child {
        border-start-end-radius: 3px;
        border-end-end-radius: 3px;
      }
      .positive {
        background: color-mix(in oklab, var(--desk-pos-fill) 72%, var(--desk-surface));
      }
      .neutral {
        background: var(--desk-neu-fill);
      }
      .negative {
        background: var(--desk-neg-fill);
      }
      .muted {
        border: 1px dashed var(--desk-text-3);
        background: var(--desk-surface);
      }
      @media (forced-colors: active) {
        .bar > * {
          forced-color-adjust: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-share-bar': UiShareBar;
  }
}
