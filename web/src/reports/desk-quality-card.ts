import type { QualityReport } from '@desk/protocol/row-report';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, shareText } from '../charts/figure-text.ts';
import { closedLink } from '../data/closed-link.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ReportScope } from './report-scope.ts';
import '../charts/ui-chart-card.ts';

const ways = ['accepted', 'changed', 'chosen', 'not-set'] as const;
const names: Record<(typeof ways)[number], string> = {
  accepted: 'Proposed and accepted',
  changed: 'Other than proposed',
  chosen: 'Chosen, nothing proposed',
  'not-set': 'Not set',
};

/** How far figures of sentiment and tags can be trusted: how many closures have one, and how it came to be. Each number leads to its chats. */
@customElement('desk-quality-card')
export class DeskQualityCard extends LitElement {
  @property({ attribute: false }) report!: QualityReport;
  @property({ attribute: false }) scope!: ReportScope;

  override render() {
    const { sentiment, tag, closures } = this.report;
    return html`<ui-chart-card heading="How complete this is" hint="of ${countText(closures)} closed">
      <table>
        <caption class="sr">How sentiment and tags of the closed chats came to be, ${this.scope.words}</caption>
        <thead><tr><td></td><th scope="col" colspan="2" class="r">Sentiment</th><th scope="col" colspan="2" class="r">Tag</th></tr></thead>
        <tbody>
          <tr class="all">
            <th scope="row">With one</th>
            ${this.#cells(closures - (sentiment['not-set'] ?? 0), closures, { sentimentBy: 'set' })} ${this.#cells(closures - (tag['not-set'] ?? 0), closures, { tagBy: 'set' })}
          </tr>
          ${ways.map(
            (way) => html`<tr>
              <th scope="row">${names[way]}</th>
              ${this.#cells(sentiment[way] ?? 0, closures, { sentimentBy: way })} ${this.#cells(tag[way] ?? 0, closures, { tagBy: way })}
            </tr>`,
          )}
        </tbody>
      </table>
    </ui-chart-card>`;
  }

  #cells(count: number, closures: number, filter: { sentimentBy?: string; tagBy?: string }) {
    const { period, department } = this.scope;
    const href = closedLink({ from: period.from, to: period.to, department, ...filter });
    return html`<td class="r num"><a href=${href}>${countText(count)}</a></td><td class="r num hint">${shareText(count, closures)}</td>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        block-size: 28px;
        padding: 0 8px;
        font: 400 12.5px/18px var(--desk-font);
        text-align: start;
      }
      th:first-child {
        padding-inline-start: 0;
      }
      thead th {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      tbody tr > * {
        border-block-start: 1px solid var(--desk-line);
      }
      .all > * {
        font-weight: 550;
      }
      .r {
        text-align: end;
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-quality-card': DeskQualityCard;
  }
}
