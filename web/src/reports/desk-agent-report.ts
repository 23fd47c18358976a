import type { AgentReport, ReplyTimeReport } from '@desk/protocol/row-report';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, shareText } from '../charts/figure-text.ts';
import { readAgentReport, readReplyTimes } from '../data/reports-api.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { closedLink } from './closed-link.ts';
import { replyFigures } from './reply-figures.ts';
import { baseText, countChange, type ReportFigure } from './report-figure.ts';
import { reportFrame, reportStyles } from './report-frame.ts';
import { ReportLoad } from './report-load.ts';
import { type ReportScope, scopeKey } from './report-scope.ts';
import { rowQuery, rowQueryBefore } from './row-query.ts';
import './desk-agent-rows.ts';
import './desk-report-figures.ts';
import '../charts/ui-chart-card.ts';

type Loaded = { agents: AgentReport; times: ReplyTimeReport; before: ReplyTimeReport };

/** Who closed how much, how fast, and how it ended. */
@customElement('desk-agent-report')
export class DeskAgentReport extends LitElement {
  @property({ attribute: false }) scope!: ReportScope;
  readonly #load = new ReportLoad<Loaded>(this);

  protected override willUpdate(): void {
    const { scope } = this;
    this.#load.ask(scopeKey(scope), async (signal) => {
      const [agents, times, before] = await Promise.all([
        readAgentReport(rowQuery(scope), signal),
        readReplyTimes(rowQuery(scope), signal),
        readReplyTimes(rowQueryBefore(scope), signal),
      ]);
      return { agents, times, before };
    });
  }

  override render() {
    return reportFrame(
      this.#load,
      this.scope,
      ({ agents }) => agents.rows.length === 0,
      (loaded) => this.#report(loaded),
    );
  }

  #report({ agents, times, before }: Loaded) {
    const { scope } = this;
    return html`<desk-report-figures label="Agents, ${scope.words}" .figures=${[...this.#figures(agents, times, before), ...replyFigures(times, before, scope)]}></desk-report-figures>
      <ui-chart-card heading="Agents" count=${countText(agents.rows.filter(({ agent }) => agent).length)} hint="who held the chat when it was closed">
        <desk-agent-rows style="margin-inline:-20px" .rows=${agents.rows} .scope=${scope}></desk-agent-rows>
      </ui-chart-card>
      <p class="hint" style="padding:10px 20px 18px">Negative is a share of rated chats. First reply and handle time are medians of each agent's own chats. A chat that changed hands counts for who had it last.</p>`;
  }

  #figures({ rows }: AgentReport, times: ReplyTimeReport, before: ReplyTimeReport): ReportFigure[] {
    const { period, department } = this.scope;
    const sum = (of: (row: AgentReport['rows'][number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    const change = countChange(times.closures, before.closures);
    const base = { from: period.from, to: period.to, department };
    return [
      {
        label: 'Chats',
        value: countText(times.closures),
        note: `${countText(before.closures)} ${period.isRunning ? 'at this point before' : 'in the period before'}`,
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
      },
      {
        label: 'Linked to JIRA',
        value: countText(sum((row) => row.jira)),
        note: baseText(times.closures, 'closed'),
        href: closedLink({ ...base, reference: 'jira' }),
      },
    ];
  }

  static override styles = [baseStyles, reportStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-agent-report': DeskAgentReport;
  }
}
