import { css, html, type SVGTemplateResult, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { chartTip, tipStyles } from './chart-tip.ts';
import { ElementWidth } from './element-width.ts';
import { countText, plural } from './figure-text.ts';

const LEFT = 36;
const ROW = 21;
const FOOT = 18;

/** Counts in two directions, darker for more: `rows` down, `columns` across, `values[row][column]`. The cells are read in the table. */
@customElement('ui-heat-map')
export class UiHeatMap extends ChartElement {
  @property({ attribute: false }) rows: readonly string[] = [];
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) values: readonly (readonly number[])[] = [];
  @property() unit = 'closure';
  /** What the columns are, in a word. */
  @property() across = '';
  /** Where a cell leads to, by row and column; undefined: nowhere. */
  @property({ attribute: false }) link: ((row: number, column: number) => string) | undefined;
  @state() private pointed: { row: number; column: number } | undefined;
  readonly #width = new ElementWidth(this);

  protected override drawing() {
    const width = this.#width.value;
    const height = this.rows.length * ROW + FOOT;
    const at = this.pointed;
    return html`<figure role=${this.link ? 'group' : 'img'} tabindex="0" aria-label=${this.summary} @pointerleave=${this.#left} style="min-block-size:${height}px">
      ${width > 0 ? this.#picture(width, height) : ''}
      ${at ? html`<div class="anchor" style="inset-block-start:${at.row * ROW}px">${this.#tip(at, width)}</div>` : ''}
    </figure>`;
  }

  /** Turned round: there are more columns than a card is wide. */
  protected override table(): ChartTable {
    return {
      head: [this.across, ...this.rows],
      rows: this.columns.map((name, column) => [
        name,
        ...this.rows.map((_, row) => {
          const value = this.values[row]?.[column] ?? 0;
          return { text: countText(value), href: value > 0 ? this.link?.(row, column) : undefined };
        }),
      ]),
    };
  }

  #picture(width: number, height: number) {
    const step = (width - LEFT) / Math.max(1, this.columns.length);
    const most = Math.max(1, ...this.values.flat());
    const every = Math.max(1, Math.ceil(26 / step));
    return html`<svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${this.rows.map((name, row) => svg`<text x="0" y=${row * ROW + 14}>${name}</text>`)}
      ${this.values.map((values, row) =>
        values.map((value, column) =>
          this.#cell(
            value,
            row,
            column,
            svg`<rect x=${LEFT + column * step} y=${row * ROW} width=${step - 2.5} height=${ROW - 2.5} rx="3"
            style="--share:${Math.round((value / most) * 100)}%" @pointerenter=${() => this.#point(row, column)} />`,
          ),
        ),
      )}
      ${this.columns.map((name, i) =>
        i % every === 0
          ? svg`<text x=${LEFT + i * step + step / 2} y=${this.rows.length * ROW + 12} text-anchor="middle">${name}</text>`
          : '',
      )}
    </svg>`;
  }

  /** Cells are for the pointer; the keyboard finds the same links in the table. */
  #cell(value: number, row: number, column: number, rect: SVGTemplateResult) {
    const href = value > 0 ? this.link?.(row, column) : undefined;
    return href ? svg`<a href=${href} tabindex="-1">${rect}</a>` : rect;
  }

  #tip(at: { row: number; column: number }, width: number) {
    const step = (width - LEFT) / Math.max(1, this.columns.length);
    const hour = this.columns[at.column] ?? '';
    return chartTip(
      LEFT + (at.column + 0.5) * step,
      width,
      `${this.rows[at.row]}, ${hour}`,
      plural(this.values[at.row]?.[at.column] ?? 0, this.unit),
    );
  }

  #point(row: number, column: number): void {
    this.pointed = { row, column };
  }

  readonly #left = (): void => {
    this.pointed = undefined;
  };

  static override styles = [
    baseStyles,
    chartStyles,
    tipStyles,
    css`
      .table {
        max-block-size: none;
      }
      figure {
        position: relative;
        border-radius: var(--desk-r-2);
      }
      rect {
        fill: color-mix(in oklab, var(--desk-data-1) var(--share), var(--desk-sunken));
      }
      rect:hover {
        stroke: var(--desk-text-3);
      }
      .anchor {
        position: absolute;
        inset-inline: 0;
        block-size: 0;
        pointer-events: none;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-heat-map': UiHeatMap;
  }
}
