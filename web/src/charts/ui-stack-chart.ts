import { html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { chartTip, tipStyles } from './chart-tip.ts';
import { ElementWidth } from './element-width.ts';
import { countText } from './figure-text.ts';
import { CalmScale } from './nice-scale.ts';
import { RovingFocus } from './roving-focus.ts';
import { type SentimentClass, type StackColumn, sentimentClasses, sentimentNames, tallyText, tallyTotal } from './stack-column.ts';
import { stackStyles } from './ui-stack-chart.styles.ts';

const LABELS = 18;
const GAP = 1.5;

/**
 * Sentiment over time: one stack per stretch of time, negative at the base line, then neutral, positive, and not set outlined on top.
 * With links every segment and every column leads to the closures behind it; the arrows move along the columns. `grid` adds the axis.
 */
@customElement('ui-stack-chart')
export class UiStackChart extends ChartElement {
  @property({ attribute: false }) columns: readonly StackColumn[] = [];
  @property({ type: Number }) height = 110;
  @property({ type: Boolean }) grid = false;
  @state() private pointed = -1;

  readonly #width = new ElementWidth(this);
  readonly #roving = new RovingFocus(this, () => this.columns.length);
  readonly #axis = new CalmScale();

  protected override drawing() {
    const width = this.#width.value;
    const shown = this.pointed >= 0 ? this.columns[this.pointed] : undefined;
    return html`<figure role="group" aria-label=${this.summary} @keydown=${this.#roving.keydown} @focusin=${this.#focused} @focusout=${this.#left} @pointerleave=${this.#left}>
      ${width > 0 ? this.#picture(width) : html`<div style="block-size:${this.height + LABELS}px"></div>`}
      ${shown ? chartTip(this.#x(this.pointed) + this.#step() / 2, width, shown.name, tallyText(shown.counts)) : nothing}
    </figure>`;
  }

  protected override table(): ChartTable {
    const head = ['When', 'Negative', 'Neutral', 'Positive', 'Not set', 'All'];
    const rows = this.columns.map((column) => [
      { text: column.name, href: column.href },
      ...sentimentClasses.map((name) => ({ text: countText(column.counts[name]), href: column.links?.[name] })),
      countText(tallyTotal(column.counts)),
    ]);
    return { head, rows };
  }

  #picture(width: number) {
    const scale = this.#axis.at(Math.max(0, ...this.columns.map((column) => tallyTotal(column.counts))), performance.now(), 3);
    const left = this.#left0();
    const line = (tick: number) => this.height - (tick / scale.top) * this.height;
    const lines = this.grid
      ? scale.ticks.map(
          (tick) => svg`<path class="grid" d="M${left} ${line(tick) + 0.5}H${width}" />
            <text x=${left - 8} y=${line(tick) + 4} text-anchor="end">${countText(tick)}</text>`,
        )
      : nothing;
    return html`<svg width=${width} height=${this.height + LABELS} viewBox="0 0 ${width} ${this.height + LABELS}">
      ${lines} ${this.columns.map((column, i) => this.#column(column, i, scale.top))}
    </svg>`;
  }

  #column(column: StackColumn, i: number, top: number) {
    const step = this.#step();
    const bar = Math.min(44, Math.max(2, step * 0.64));
    const x = this.#x(i) + (step - bar) / 2;
    const hit = svg`<rect class="hit" x=${this.#x(i) + 1} y="-4" width=${Math.max(1, step - 2)} height=${this.height + 6} rx="4" />`;
    const name = `${column.name}. ${tallyText(column.counts)}`;
    const part = column.href
      ? svg`<a href=${column.href} data-part=${i} tabindex=${this.#roving.tabindex(i)} aria-label=${name}>${hit}</a>`
      : svg`<g role="img" data-part=${i} tabindex=${this.#roving.tabindex(i)} aria-label=${name}>${hit}</g>`;
    const label = this.#isLabelled(i)
      ? svg`<text x=${x + bar / 2} y=${this.height + 14} text-anchor="middle" aria-hidden="true">${column.isCurrent ? 'now' : column.label}</text>`
      : nothing;
    return svg`<g class=${column.isCurrent ? 'column current' : 'column'} @pointerenter=${() => this.#point(i)}>
      ${part} ${this.#segments(column, x, bar, top)} ${label}
    </g>`;
  }

  #segments(column: StackColumn, x: number, bar: number, top: number) {
    let y = this.height;
    return sentimentClasses.map((name) => {
      const count = column.counts[name];
      if (count === 0) return nothing;
      const full = (count / top) * this.height;
      const size = Math.max(1, full - GAP);
      y -= full;
      const inset = name === 'notSet' ? 0.6 : 0;
      const rect = svg`<rect class="segment ${name}" x=${x + inset} y=${y + GAP + inset} width=${bar - 2 * inset}
        height=${Math.max(0.8, size - 2 * inset)} rx=${Math.min(2, size / 2)} />`;
      const href = column.links?.[name as SentimentClass];
      if (!href) return rect;
      return svg`<a href=${href} tabindex="-1" aria-label="${column.name}, ${sentimentNames[name]}, ${count}">${rect}</a>`;
    });
  }

  /** Room for the numbers of the axis, 0 without a grid. */
  #left0(): number {
    return this.grid ? 34 : 0;
  }

  #step(): number {
    return (this.#width.value - this.#left0()) / Math.max(1, this.columns.length);
  }

  #x(i: number): number {
    return this.#left0() + i * this.#step();
  }

  /** As many labels as fit, counted from the end, so that the newest column always has one. */
  #isLabelled(i: number): boolean {
    const longest = Math.max(3, ...this.columns.map((column) => column.label.length));
    const every = Math.max(1, Math.ceil((longest * 6.4 + 12) / this.#step()));
    return (this.columns.length - 1 - i) % every === 0;
  }

  #point(i: number): void {
    this.pointed = i;
  }

  readonly #focused = (event: FocusEvent): void => {
    this.#roving.focusin(event);
    this.pointed = this.#roving.index;
  };

  readonly #left = (): void => {
    this.pointed = -1;
  };

  static override styles = [baseStyles, chartStyles, tipStyles, stackStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-stack-chart': UiStackChart;
  }
}
