import type { AgentReport, ReplyTimeReport } from '@desk/protocol/row-report';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countText, shareText } from '../charts/figure-text.ts';
import { closedLink } from '../data/closed-link.ts';
import { readAgentReport, readReplyTimes } from '../data/reports-api.ts';
import { replyFigures } from './reply-figures.ts';
import { ReportElement } from './report-element.ts';
import { againstText, baseText, countChange, type ReportFigure } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';
import { rowQuery, rowQueryAgainst } from './row-query.ts';
import './desk-agent-rows.ts';
import './desk-report-figures.ts';
import '../charts/ui-chart-card.ts';

type Loaded = { agents: AgentReport; times: ReplyTimeReport; before: ReplyTimeReport | undefined };

/** Who closed how much, how fast, and how it ended. */
@customElement('desk-agent-report')
export class DeskAgentReport extends ReportElement<Loaded> {
  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const against = rowQueryAgainst(scope);
    const [agents, times, before] = await Promise.all([
      readAgentReport(rowQuery(scope), signal),
      readReplyTimes(rowQuery(scope), signal),
      against && readReplyTimes(against, signal),
    ]);
    return { agents, times, before };
  }

  protected override isEmpty({ agents }: Loaded): boolean {
    return agents.rows.length === 0;
  }

  protected override report({ agents, times, before }: Loaded) {
    const { scope } = this;
    return html`<desk-report-figures label="Agents, ${scope.words}" .figures=${[...this.#figures(agents, times, before), ...replyFigures(times, before, scope)]}></desk-report-figures>
      <ui-chart-card heading="Agents" count=${countText(agents.rows.filter(({ agent }) => agent).length)} hint="who held the chat when it was closed">
        <desk-agent-rows style="margin-inline:-20px" .rows=${agents.rows} .scope=${scope}></desk-agent-rows>
      </ui-chart-card>`;
  }

  #figures({ rows }: AgentReport, times: ReplyTimeReport, before: ReplyTimeReport | undefined): ReportFigure[] {
    const { period, department } = this.scope;
    const sum = (of: (row: AgentReport['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    const change = countChange(times.closures, before?.closures);
    const base = { from: period.from, to: period.to, department };
    return [
      {
        label: 'Chats',
        value: countText(times.closures),
        note: againstText(before?.closures, this.scope),
        href: closedLink(base),
        ...(change ? { change } : {}),
      },
      {
        label: 'Tagged',
        value: shareText(
          sum((row) => row.tagged),
          times.closures,
        ),
        note: baseText(times.closures, 'closed'),
        href: closedLink({ ...base, tagBy: 'set' }),
      },
      {
        label: 'Linked to JIRA',
        value: countText(sum((row) => row.jira)),
        note: baseText(times.closures, 'closed'),
        href: closedLink({ ...base, reference: 'jira' }),
      },
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agent-report': DeskAgentReport;
  }
}
