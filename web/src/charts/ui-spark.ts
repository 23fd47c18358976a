import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';

export type SparkTone = 'data' | 'positive' | 'negative' | 'warning';

const WIDTH = 100;
const HEIGHT = 28;
const INSET = 3;

function isOther(next: readonly (number | null)[], before: readonly (number | null)[] | undefined): boolean {
  return next.length !== before?.length || next.some((value, i) => value !== before[i]);
}

/**
 * A small line without axes: the course of one figure. `values` are equally spaced, oldest first; null leaves a gap (nothing happened).
 * The axis starts at `low` (0) and holds `target`, a dotted line. `names` label the values in the table.
 */
@customElement('ui-spark')
export class UiSpark extends ChartElement {
  /** Compared by what is in it: figures are made anew with each count, and mostly say the same. */
  @property({ attribute: false, hasChanged: isOther }) values: readonly (number | null)[] = [];
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ type: Number }) target: number | null = null;
  @property({ type: Number }) low = 0;
  @property({ reflect: true }) tone: SparkTone = 'data';

  protected override drawing() {
    const y = this.#scale();
    const runs = this.#runs(y);
    const end = runs.at(-1)?.at(-1);
    const target = this.target === null ? nothing : svg`<path class="target" d="M0 ${y(this.target)}H${WIDTH}" />`;
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${this.summary}>
      ${target}
      ${runs.map((run) => svg`<path class="area" d="${line(run)}L${run.at(-1)![0]} ${HEIGHT}L${run[0]![0]} ${HEIGHT}Z" />`)}
      ${runs.map((run) => svg`<path class="line" d=${line(run)} />`)}
      ${end ? svg`<path class="dot" d="M${end[0]} ${end[1]}h0" />` : nothing}
    </svg>`;
  }

  protected override table(): ChartTable {
    return {
      head: ['When', 'Value'],
      rows: this.values.map((value, i) => [this.names[i] ?? String(i + 1), value === null ? '–' : String(value)]),
    };
  }

  /** The unbroken stretches of the line, as points in the box. */
  #runs(y: (value: number) => number): [number, number][][] {
    const step = WIDTH / Math.max(1, this.values.length - 1);
    const runs: [number, number][][] = [];
    let open = false;
    for (const [i, value] of this.values.entries()) {
      if (value === null) {
        open = false;
        continue;
      }
      if (!open) runs.push([]);
      open = true;
      runs.at(-1)!.push([round(i * step), y(value)]);
    }
    return runs;
  }

  /** Where a value stands in the box. */
  #scale(): (value: number) => number {
    const known = this.values.filter((v) => v !== null);
    const low = Math.min(this.low, ...known);
    const high = Math.max(this.target ?? 0, ...known, low + 1e-9);
    return (value) => round(HEIGHT - INSET - ((value - low) / (high - low)) * (HEIGHT - 2 * INSET));
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      :host {
        --c: var(--desk-data-1);
        block-size: 28px;
      }
      :host([tone='positive']) {
        --c: var(--desk-pos-fill);
      }
      :host([tone='negative']) {
        --c: var(--desk-neg-fill);
      }
      :host([tone='warning']) {
        --c: var(--desk-warn-fill);
      }
      :host([as-table]) {
        block-size: auto;
      }
      svg {
        inline-size: 100%;
        block-size: 100%;
      }
      path {
        fill: none;
        vector-effect: non-scaling-stroke;
      }
      .line {
        stroke: var(--c);
        stroke-width: 1.5;
        stroke-linejoin: round;
        stroke-linecap: round;
      }
      .area {
        fill: var(--c);
        opacity: 0.1;
      }
      .target {
        stroke: var(--desk-line-2);
        stroke-dasharray: 2 3;
      }
      .dot {
        stroke: var(--c);
        stroke-width: 4.6;
        stroke-linecap: round;
      }
    `,
  ];
}

function line(run: readonly [number, number][]): string {
  return `M${run.map(([x, y]) => `${x} ${y}`).join('L')}`;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-spark': UiSpark;
  }
}
