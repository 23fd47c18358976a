import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import { ChartElement, type ChartTable, chartStyles } from './chart-element.ts';
import { countText, shareText } from './figure-text.ts';

/** How many gave one score, and what such a score means. `href` leads to the closures behind it. */
export type Score = { score: number; count: number; tone: 'positive' | 'neutral' | 'negative'; href?: string };

/** How often each score of a scale was given: a column for each, lowest first, its count on top. A score that nobody gave keeps its place. */
@customElement('ui-score-bars')
export class UiScoreBars extends ChartElement {
  @property({ attribute: false }) scores: readonly Score[] = [];

  protected override drawing() {
    const highest = Math.max(1, ...this.scores.map(({ count }) => count));
    return html`<ul aria-label=${this.summary}>${this.scores.map((score) => html`<li>${this.#column(score, highest)}</li>`)}</ul>`;
  }

  protected override table(): ChartTable {
    const all = this.#all();
    const rows = this.scores.map(({ score, count, href }) => [{ text: String(score), href }, countText(count), shareText(count, all)]);
    return { head: ['Score', 'Answers', 'Share'], rows };
  }

  #column({ score, count, tone, href }: Score, highest: number) {
    const name = `${score}: ${countText(count)} of ${countText(this.#all())} answers`;
    const parts = html`<span class="count num ${count === 0 ? 'none' : ''}">${countText(count)}</span>
      <span class="fill ${tone}" style="block-size:${count === 0 ? 0 : Math.max(1.5, (count / highest) * 72)}px"></span>
      <span class="score num">${score}</span>`;
    return href
      ? html`<a class="column" href=${href} aria-label=${name} title="${shareText(count, this.#all())} of ${countText(this.#all())} answers">${parts}</a>`
      : html`<div class="column" role="img" aria-label=${name}>${parts}</div>`;
  }

  #all(): number {
    return this.scores.reduce((sum, { count }) => sum + count, 0);
  }

  static override styles = [
    baseStyles,
    chartStyles,
    css`
      ul {
        display: flex;
      }
      li {
        flex: 1;
        min-inline-size: 0;
      }
      .column {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        align-items: center;
        block-size: 122px;
        border-radius: var(--desk-r-2);
      }
      a.column:hover {
        background: var(--desk-hover);
      }
      .count {
        font: 500 12px/20px var(--desk-font);
      }
      .none {
        color: var(--desk-text-3);
      }
      .fill {
        inline-size: min(44px, 64%);
        border-radius: 2px 2px 0 0;
        transition: block-size var(--desk-m-3) var(--desk-ease);
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
      .score {
        inline-size: 100%;
        border-block-start: 1px solid var(--desk-line-2);
        text-align: center;
        font: 400 11.5px/22px var(--desk-font);
        color: var(--desk-text-2);
      }
      @media (forced-colors: active) {
        .fill {
          forced-color-adjust: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ui-score-bars': UiScoreBars;
  }
}
