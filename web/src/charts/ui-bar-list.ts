import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import '../ui/ui-tag.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { countText, signedText } from './figure-text.ts';
import { barListStyles } from './ui-bar-list.styles.ts';

/**
 * One bar. `hue` draws the label as a tag; `usual` is what the same stretch of time usually brings: it gets a tick and the difference
 * beside the value. `href` leads to the closures behind the bar. `tone`: beyond a target, or far beyond.
 */
export type Bar = { id: string; label: string; value: number; hue?: number; usual?: number; href?: string; tone?: 'late' | 'very-late' };

/** Bars one under the other, longest value full. */
@customElement('ui-bar-list')
export class UiBarList extends ChartElement {
  @property({ attribute: false }) bars: readonly Bar[] = [];
  @property() measure = 'Closures';

  protected override drawing() {
    const longest = Math.max(1, ...this.bars.map((bar) => Math.max(bar.value, bar.usual ?? 0)));
    const digits = Math.max(3, ...this.bars.map((bar) => countText(bar.value).length));
    return html`<ul aria-label=${this.summary} style="--value:${digits}ch">${this.bars.map((bar) => html`<li>${this.#row(bar, longest)}</li>`)}</ul>`;
  }

  protected override table(): ChartTable {
    const hasUsual = this.bars.some((bar) => bar.usual !== undefined);
    const rows = this.bars.map((bar) => [
      { text: bar.label, href: bar.href },
      countText(bar.value),
      ...(hasUsual ? [countText(Math.round(bar.usual ?? 0)), signedText(difference(bar))] : []),
    ]);
    return { head: ['Name', this.measure, ...(hasUsual ? ['Usual', 'Difference'] : [])], rows };
  }

  #row(bar: Bar, longest: number) {
    const parts = html`
      <span class="label">${bar.hue === undefined ? bar.label : html`<ui-tag .name=${bar.label} .hue=${bar.hue}></ui-tag>`}</span>
      <span class="track" aria-hidden="true">
        <span class="fill ${bar.tone ?? ''}" style="transform:scaleX(${bar.value / longest})"></span>
        ${bar.usual === undefined ? nothing : html`<span class="tick" style="inset-inline-start:${(bar.usual / longest) * 100}%"></span>`}
      </span>
      <span class="value num">${countText(bar.value)}</span>
      ${
        bar.usual === undefined
          ? nothing
          : html`<span class="difference num ${isUnusual(bar) ? 'unusual' : ''}"
            >${signedText(difference(bar))}<span class="sr"> against a usual ${countText(Math.round(bar.usual))}</span></span>`
      }`;
    return bar.href ? html`<a class="bar" href=${bar.href}>${parts}</a>` : html`<div class="bar">${parts}</div>`;
  }

  static override styles = [baseStyles, chartStyles, barListStyles];
}

function difference(bar: Bar): number {
  return Math.round(bar.value - (bar.usual ?? 0));
}

/** Worth a look: at least twice as many as usual, and not just a handful. */
function isUnusual(bar: Bar): boolean {
  return bar.usual !== undefined && difference(bar) >= 5 && bar.value >= 2 * bar.usual;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-bar-list': UiBarList;
  }
}
