import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../ui/base-styles.ts';
import type { IconName } from '../ui/icon-paths.ts';
import type { Change, ReportFigure } from './report-figure.ts';
import '../ui/ui-icon.ts';

const arrows: Record<Change['direction'], IconName> = { up: 'trend-up', down: 'trend-down', flat: 'minus' };
const words: Record<Change['direction'], string> = { up: 'up', down: 'down', flat: 'unchanged, ' };

/** The figures of a report in a row, each with its base and its change against the period before. */
@customElement('desk-report-figures')
export class DeskReportFigures extends LitElement {
  @property({ attribute: false }) figures: readonly ReportFigure[] = [];
  @property() label = '';

  override render() {
    return html`<dl aria-label=${this.label} style="--n:${this.figures.length}">${this.figures.map((figure) => this.#figure(figure))}</dl>`;
  }

  #figure(figure: ReportFigure) {
    const { change } = figure;
    return html`<div class="figure">
      <dt>${figure.label}</dt>
      <dd class="line">
        <span class="value num ell ${/^[\d–+−<>]/.test(figure.value) ? '' : 'word'}" title=${figure.value}>${figure.href ? html`<a href=${figure.href}>${figure.value}</a>` : figure.value}</span>
        ${
          change
            ? html`<span class="change num ${change.tone}"
                ><ui-icon name=${arrows[change.direction]} size="12"></ui-icon><span class="sr">${words[change.direction]} </span>${change.text}</span
              >`
            : nothing
        }
      </dd>
      <dd class=${figure.note ? 'note' : 'note alone'}>${figure.note} ${figure.parts?.map(({ text, href }, i) => html`${i > 0 ? ', ' : ''}<a href=${href}>${text}</a>`)}</dd>
    </div>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        border-block-end: 1px solid var(--desk-line);
      }
      dl {
        margin: 0;
        display: grid;
        grid-template-columns: repeat(var(--n, 5), minmax(0, 1fr));
      }
      .figure {
        padding: 12px 16px 11px 20px;
        min-inline-size: 0;
      }
      .figure + .figure {
        border-inline-start: 1px solid var(--desk-line);
      }
      dt {
        margin-block-end: 3px;
        font: 500 12px/16px var(--desk-font);
        color: var(--desk-text-2);
      }
      .line {
        display: flex;
        align-items: baseline;
        gap: 0 10px;
        flex-wrap: wrap;
        min-inline-size: 0;
      }
      .value {
        font: 600 24px/30px var(--desk-font);
        letter-spacing: -0.028em;
      }
      .word {
        font-size: 17px;
        letter-spacing: -0.014em;
      }
      .value a:hover {
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 4px;
      }
      .note a {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      /* No words around it: a target of its own, of 24 px, away from the value above. */
      .alone a {
        display: inline-block;
        margin-block-end: -8px;
        padding-block-end: 8px;
      }
      .change {
        display: inline-flex;
        align-items: center;
        gap: 3px;
        font: 400 11.5px/16px var(--desk-font);
        color: var(--desk-text-3);
        white-space: nowrap;
      }
      .good {
        color: var(--desk-pos);
      }
      .bad {
        color: var(--desk-neg);
      }
      .note {
        margin-block-start: 1px;
        font: 400 11.5px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      @media (max-width: 1023px) {
        dl {
          grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        }
        .figure {
          border-block-end: 1px solid var(--desk-line);
          margin-block-end: -1px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-report-figures': DeskReportFigures;
  }
}
