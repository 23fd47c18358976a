import type { AgentReport } from '@desk/protocol/row-report';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, durationText, shareText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { type ClosedFilters, closedLink } from './closed-link.ts';
import type { ReportScope } from './report-scope.ts';
import '../charts/ui-share-bar.ts';
import '../ui/ui-avatar.ts';

type Row = AgentReport['rows'][number];
type Column = { name: string; of(row: Row): number };

const ALARM = 0.2;
const columns: readonly Column[] = [
  { name: 'Chats', of: (row) => row.closures },
  { name: 'First reply', of: (row) => row.firstReply.median ?? -1 },
  { name: 'Handle time', of: (row) => row.handled.median ?? -1 },
  { name: 'Negative', of: (row) => (ratedTotal(row) > 0 ? row.negative / ratedTotal(row) : -1) },
  { name: 'Tagged', of: (row) => row.tagged / row.closures },
  { name: 'JIRA', of: (row) => row.jira },
];

/** The agents of a report with their figures; every number leads to its chats, every head sorts. */
@customElement('desk-agent-rows')
export class DeskAgentRows extends LitElement {
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) scope!: ReportScope;
  @state() private sorted = 'Chats';

  override render() {
    const by = columns.find(({ name }) => name === this.sorted) ?? columns[0]!;
    const rows = [...this.rows].sort((a, b) => by.of(b) - by.of(a));
    const most = Math.max(1, ...rows.map((row) => row.closures));
    const head = (name: string) => html`<th scope="col" class="r" aria-sort=${name === this.sorted ? 'descending' : 'none'}>
      <button type="button" @click=${() => this.#sort(name)}>${name}</button>
    </th>`;
    return html`<table>
      <caption class="sr">Agents, ${this.scope.words}, sorted by ${by.name.toLowerCase()}</caption>
      <thead>
        <tr><th scope="col">Agent</th>${head('Chats')}<td></td>${head('First reply')}${head('Handle time')}<th scope="col" class="endings">Endings</th>${head('Negative')}${head('Tagged')}${head('JIRA')}</tr>
      </thead>
      <tbody>${rows.map((row) => this.#row(row, most))}</tbody>
    </table>`;
  }

  #row(row: Row, most: number) {
    const rated = ratedTotal(row);
    const name = row.agent?.name ?? 'Nobody';
    // Nobody cannot be asked for in the list of closures: those rows have no links.
    const link = (more: Partial<ClosedFilters> = {}) => (row.agent ? this.#link({ agent: row.agent.id, ...more }) : undefined);
    const cell = (text: string, href: string | undefined) => (href ? html`<a href=${href}>${text}</a>` : text);
    const part = (tone: 'positive' | 'neutral' | 'negative', label: string) => ({
      name: label,
      tone,
      value: row[tone],
      href: link({ sentiment: tone }),
    });
    const parts = [part('positive', 'Positive'), part('neutral', 'Neutral'), part('negative', 'Negative')].map(({ href, ...rest }) => ({
      ...rest,
      ...(href ? { href } : {}),
    }));
    return html`<tr>
      <th scope="row"><span class="who"><ui-avatar .name=${name} .key=${row.agent?.id ?? ''} size="s"></ui-avatar>${name}</span></th>
      <td class="r num">${cell(countText(row.closures), link())}</td>
      <td class="track" aria-hidden="true"><i style="inline-size:${(row.closures / most) * 100}%"></i></td>
      <td class="r num">${durationText(row.firstReply.median)}</td>
      <td class="r num">${durationText(row.handled.median)}</td>
      <td class="endings">${rated > 0 ? html`<ui-share-bar .parts=${parts}></ui-share-bar>` : html`<span class="hint">none rated</span>`}</td>
      <td class="r num ${rated > 0 && row.negative / rated >= ALARM ? 'alarm' : ''}">${cell(shareText(row.negative, rated), link({ sentiment: 'negative' }))}</td>
      <td class="r num">${shareText(row.tagged, row.closures)}</td>
      <td class="r num">${cell(countText(row.jira), link({ reference: 'jira' }))}</td>
    </tr>`;
  }

  #link(filters: Omit<Partial<ClosedFilters>, 'from' | 'to'>): string {
    const { period, department } = this.scope;
    return closedLink({ from: period.from, to: period.to, department, ...filters });
  }

  #sort(name: string): void {
    this.sorted = name;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        block-size: 32px;
        padding: 0 10px;
        border-block-end: 1px solid var(--desk-line);
        font: 400 13px/18px var(--desk-font);
        text-align: start;
        white-space: nowrap;
      }
      th:first-child {
        padding-inline-start: 20px;
      }
      thead th,
      thead button {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      thead button {
        border: 0;
        background: none;
        padding: 4px;
        margin: -4px;
        cursor: pointer;
        border-radius: var(--desk-r-1);
      }
      thead [aria-sort='descending'] button {
        color: var(--desk-text);
      }
      .r {
        text-align: end;
      }
      .who {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .track {
        inline-size: 96px;
        min-inline-size: 60px;
      }
      .track i {
        display: block;
        block-size: 6px;
        border-radius: 3px;
        background: var(--desk-data-1);
      }
      .endings {
        inline-size: 130px;
        min-inline-size: 100px;
      }
      .alarm a,
      .alarm {
        color: var(--desk-neg);
        font-weight: 600;
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
    'desk-agent-rows': DeskAgentRows;
  }
}
