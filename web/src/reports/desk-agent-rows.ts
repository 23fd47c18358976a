import type { AgentReport } from '@desk/protocol/row-report';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { countText, durationText, shareText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import { type ClosedFilters, closedLink } from '../data/closed-link.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { endingCells } from './endings.ts';
import type { ReportScope } from './report-scope.ts';
import { tableStyles } from './table-styles.ts';
import '../ui/ui-avatar.ts';

type Row = AgentReport['rows'][number];
type Column = { name: string; of(row: Row): number };

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
    </table>
    <p class="hint">Negative is a share of each agent's rated chats, tagged of all their chats. First reply is the median of those that were answered, handle time of all. A chat that changed hands counts for who had it last.</p>`;
  }

  #row(row: Row, most: number) {
    const name = row.agent?.name ?? 'Nobody';
    const link = (more: Partial<ClosedFilters> = {}) => this.#link({ agent: row.agent?.id ?? 'none', ...more });
    const cell = (text: string, more: Partial<ClosedFilters> = {}) => html`<td class="r"><a href=${link(more)}>${text}</a></td>`;
    return html`<tr>
      <th scope="row"><span class="who"><ui-avatar .name=${name} .key=${row.agent?.id ?? ''} size="s"></ui-avatar><span class="ell" title=${name}>${name}</span></span></th>
      ${cell(countText(row.closures))}
      <td class="track" aria-hidden="true"><i style="inline-size:${(row.closures / most) * 100}%"></i></td>
      ${row.firstReply.measured > 0 ? cell(durationText(row.firstReply.median), { attended: 'yes' }) : html`<td class="r none">–</td>`}
      ${cell(durationText(row.handled.median))}
      ${endingCells(row, (sentiment) => link({ sentiment }))}
      ${cell(shareText(row.tagged, row.closures), { tagBy: 'set' })} ${cell(countText(row.jira), { reference: 'jira' })}
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
    tableStyles,
    css`
      thead button {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
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
      /* What follows has a line above it. */
      tbody tr:last-child > * {
        border-block-end: 0;
      }
      .hint {
        padding: 8px 20px 6px;
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
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agent-rows': DeskAgentRows;
  }
}
