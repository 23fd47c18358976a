import type { Dashboard } from '@desk/protocol/dashboard';
import type { AgentReport } from '@desk/protocol/row-report';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../charts/figure-text.ts';
import { placesWords } from '../../data/places-words.ts';
import { readAgentReport } from '../../data/reports-api.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { reportFrame, reportStyles } from '../report-frame.ts';
import { ReportLoad } from '../report-load.ts';
import { type ReportScope, scopeKey } from '../report-scope.ts';
import { rowQuery } from '../row-query.ts';
import { agentFigures } from './dashboard-figures.ts';
import './desk-agents-now.ts';
import './desk-range-picker.ts';
import '../desk-agent-rows.ts';
import '../desk-report-figures.ts';
import '../../charts/ui-chart-card.ts';

/** Agents Performance: what they hold and how today goes, then the same of a chosen time, over the chats that were closed in it. */
@customElement('desk-dashboard-agents')
export class DeskDashboardAgents extends LitElement {
  @property({ attribute: false }) now!: Dashboard;
  @property({ attribute: false }) scope!: ReportScope;
  readonly #load = new ReportLoad<AgentReport>(this);

  protected override willUpdate(): void {
    const { scope } = this;
    this.#load.ask(scopeKey(scope), (signal) => readAgentReport(rowQuery(scope), signal));
  }

  override render() {
    const { now, scope } = this;
    return html`<div class="report"><desk-report-figures label="Agents, now and today" .figures=${agentFigures(now)}></desk-report-figures>
      <ui-chart-card heading="Agents now" count=${countText(now.agents.length)} hint="${placesWords(now.capacity, now.available)}; open a name for its chats">
        <desk-agents-now style="margin-inline:-20px" .now=${now}></desk-agents-now>
        <p class="hint" style="padding-block:10px 6px">Who serves several departments stands under each, with all the chats that they hold in departments of yours; how many of their places are taken counts every chat, and what they closed is of the chosen departments. Mean duration: from the assignment to the close, or to now, of the chats they hold and those they closed today. Sentiment is that of today’s closures.</p>
      </ui-chart-card>
      <ui-chart-card heading="Past performance">
        <desk-range-picker slot="head" words=${scope.words}></desk-range-picker>
        ${reportFrame(
          this.#load,
          scope,
          ({ rows }) => rows.length === 0,
          ({ rows }) => html`<desk-agent-rows style="margin-inline:-20px" .rows=${rows} .scope=${scope}></desk-agent-rows>`,
        )}
      </ui-chart-card></div>`;
  }

  static override styles = [baseStyles, reportStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-dashboard-agents': DeskDashboardAgents;
  }
}
