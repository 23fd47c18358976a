import { html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { chartTip, tipStyles } from './chart-tip.ts';
import { ElementWidth } from './element-width.ts';
import { countText, signedText } from './figure-text.ts';
import { niceScale, type Scale } from './nice-scale.ts';
import { RovingFocus } from './roving-focus.ts';
import { lineStyles } from './ui-line-chart.styles.ts';

/** `tone` is the colour of the series; `compare` is the period before: dashed and grey, without an area. */
export type LineTone = 'data' | 'positive' | 'negative' | 'compare';
export type LineSeries = { name: string; tone: LineTone; values: readonly (number | null)[] };

/** One point of the time axis: `label` stands under it, `name` says it in full, `base` of how many it is, `href` leads to the closures behind it. */
export type LinePoint = { label: string; name: string; base?: string; href?: string };

/** A point of the first series by its place, what it says and why. */
export type LineMark = { at: number; text: string; note: string };

type Box = { width: number; left: number; top: number; low: number };

const LEFT = 36;
const RIGHT = 22;
const FOOT = 20;
const BALANCE: Scale = { top: 100, ticks: [-100, -50, 0, 50, 100] };

/**
 * Counts or shares over time. The point of the stretch of time that still runs is `running`: the piece of line that leads to it is dashed.
 * `share` reads the values as shares from 0 to 1 and labels them in percent; `balance` as what is for less what is against, from -100 to 100, with 0
 * in the middle.
 */
@customElement('ui-line-chart')
export class UiLineChart extends ChartElement {
  @property({ attribute: false }) points: readonly LinePoint[] = [];
  @property({ attribute: false }) series: readonly LineSeries[] = [];
  @property({ type: Number }) height = 150;
  /** Which point still runs, of those that are shown; -1 for none. */
  @property({ type: Number }) running = -1;
  @property({ type: Boolean }) share = false;
  @property({ type: Boolean }) balance = false;
  /** What the points' `base` counts: the head of its column in the table, and a word behind it. */
  @property({ attribute: 'base-name' }) baseName = '';
  @state() private pointed = -1;

  readonly #width = new ElementWidth(this);
  readonly #roving = new RovingFocus(this, () => this.points.length);

  /** One point that stands out, with the reason that is known. */
  @property({ attribute: false }) mark: LineMark | undefined;

  protected override drawing() {
    const width = this.#width.value;
    const point = this.points[this.pointed];
    return html`<figure role="group" aria-label=${this.summary} @keydown=${this.#roving.keydown} @focusin=${this.#focused} @focusout=${this.#left} @pointerleave=${this.#left}>
      ${width > 0 ? this.#picture(width) : html`<div style="block-size:${this.height + FOOT}px"></div>`}
      ${point ? chartTip(this.#x(this.pointed, width), width, point.name, this.#words(this.pointed)) : nothing}
    </figure>`;
  }

  protected override table(): ChartTable {
    const rows = this.points.map((point, i) => [
      { text: point.name, href: point.href },
      ...this.series.map((series) => this.#value(series.values[i] ?? null)),
      ...(this.baseName ? [point.base ?? ''] : []),
    ]);
    return { head: ['When', ...this.series.map((series) => series.name), ...(this.baseName ? [this.baseName] : [])], rows };
  }

  #picture(width: number) {
    const scale = this.#scale();
    const box = { width, left: LEFT, top: scale.top, low: scale.ticks[0]! };
    return html`<svg width=${width} height=${this.height + FOOT} viewBox="0 0 ${width} ${this.height + FOOT}">
      ${scale.ticks.map(
        (tick) => svg`<path class="grid" d="M${LEFT} ${Math.round(this.#y(tick, box)) + 0.5}H${width - RIGHT}" />
          <text x=${LEFT - 8} y=${this.#y(tick, box) + 3.5} text-anchor="end">${this.#value(tick)}</text>`,
      )}
      ${this.points.map((point, i) =>
        this.#isLabelled(i, width)
          ? svg`<text x=${this.#x(i, width)} y=${this.height + 15} text-anchor="middle" aria-hidden="true">${point.label}</text>`
          : nothing,
      )}
      ${[...this.series].reverse().map((series) => this.#line(series, box))}
      ${this.mark ? this.#marked(this.mark, box) : nothing}
      ${this.pointed >= 0 ? svg`<path class="cursor" d="M${this.#x(this.pointed, width)} 0V${this.height}" />` : nothing}
      ${this.points.map((point, i) => this.#target(point, i, width))}
    </svg>`;
  }

  #scale(): Scale {
    if (this.balance) return BALANCE;
    const highest = Math.max(0, ...this.series.flatMap((series) => series.values.map((value) => value ?? 0)));
    return this.share ? niceScale(Math.min(1, highest), 4, false) : niceScale(highest);
  }

  #line(series: LineSeries, box: Box) {
    const spots = series.values.map((value, i) => (value === null ? undefined : ([this.#x(i, box.width), this.#y(value, box)] as const)));
    const known = spots.filter((spot) => spot !== undefined);
    const end = known.at(-1);
    if (!end) return nothing;
    const isPartial = series.tone !== 'compare' && known.length > 1 && spots[this.running] === end;
    const solid = isPartial ? known.slice(0, -1) : known;
    const ground = this.#y(0, box);
    const path = (points: readonly (readonly [number, number])[]) =>
      `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
    return svg`<g class=${series.tone}>
      ${series.tone === 'compare' ? nothing : svg`<path class="area" d="${path(known)}L${end[0]} ${ground}L${known[0]![0]} ${ground}Z" />`}
      <path class="line" d=${path(solid)} />
      ${isPartial ? svg`<path class="line partial" d=${path(known.slice(-2))} />` : nothing}
      ${series.tone === 'compare' ? nothing : svg`<circle class="end" cx=${end[0]} cy=${end[1]} r="3" />`}
    </g>`;
  }

  #marked({ at, text, note }: LineMark, box: Box) {
    const value = this.series[0]?.values[at];
    if (value === null || value === undefined) return nothing;
    const [x, y] = [this.#x(at, box.width), this.#y(value, box)];
    const isRight = x > box.width * 0.7;
    const [anchor, left] = isRight ? ['end', x - 9] : ['start', x + 9];
    return svg`<g class="mark"><circle cx=${x} cy=${y} r="4" /><text x=${left} y=${Math.max(10, y + 2)} text-anchor=${anchor} class="strong">${text}</text>
      <text x=${left} y=${Math.max(10, y + 2) + 14} text-anchor=${anchor}>${note}</text></g>`;
  }

  #target(point: LinePoint, i: number, width: number) {
    const step = (width - LEFT - RIGHT) / Math.max(1, this.points.length - 1);
    const hit = svg`<rect class="hit" x=${this.#x(i, width) - step / 2} y="0" width=${step} height=${this.height} rx="3" />`;
    const name = `${point.name}. ${this.#words(i)}`;
    const enter = () => {
      this.pointed = i;
    };
    return point.href
      ? svg`<a href=${point.href} data-part=${i} tabindex=${this.#roving.tabindex(i)} aria-label=${name} @pointerenter=${enter}>${hit}</a>`
      : svg`<g role="img" data-part=${i} tabindex=${this.#roving.tabindex(i)} aria-label=${name} @pointerenter=${enter}>${hit}</g>`;
  }

  #words(i: number): string {
    const { base } = this.points[i]!;
    const values = this.series.map((series) => `${series.name} ${this.#value(series.values[i] ?? null)}`);
    return [...values, ...(base ? [`${base} ${this.baseName.toLowerCase()}`] : [])].join(', ');
  }

  #value(value: number | null): string {
    if (value === null) return '–';
    if (this.balance) return signedText(value);
    return this.share ? `${Math.round(value * 100)}%` : countText(value);
  }

  #x(i: number, width: number): number {
    return LEFT + (i / Math.max(1, this.points.length - 1)) * (width - LEFT - RIGHT);
  }

  #y(value: number, box: Box): number {
    return this.height - ((value - box.low) / (box.top - box.low)) * (this.height - 6);
  }

  /** As many labels as fit, counted from the end; when the owner left some empty, exactly the others. */
  #isLabelled(i: number, width: number): boolean {
    if (this.points.some((point) => point.label === '')) return this.points[i]!.label !== '';
    const step = (width - LEFT - RIGHT) / Math.max(1, this.points.length - 1);
    const longest = Math.max(3, ...this.points.map((point) => point.label.length));
    return (this.points.length - 1 - i) % Math.max(1, Math.ceil((longest * 6.4 + 14) / step)) === 0;
  }

  readonly #focused = (event: FocusEvent): void => {
    this.#roving.focusin(event);
    this.pointed = this.#roving.index;
  };

  readonly #left = (): void => {
    this.pointed = -1;
  };

  static override styles = [baseStyles, chartStyles, tipStyles, lineStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-line-chart': UiLineChart;
  }
}
