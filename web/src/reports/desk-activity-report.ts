import type { SentimentReport, TagReport } from '@desk/protocol/report';
import type { AgentReport, ReplyTimeReport } from '@desk/protocol/row-report';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countText } from '../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../charts/stack-column.ts';
import type { LineMark, LineSeries } from '../charts/ui-line-chart.ts';
import { closedLink } from '../data/closed-link.ts';
import { readAgentReport, readReplyTimes, readSentimentReport, readTagReport } from '../data/reports-api.ts';
import { activityFigures } from './activity-figures.ts';
import { inTargetLine } from './in-target-line.ts';
import { compareWords, lineLegend } from './line-legend.ts';
import { busiest, peakCause } from './peak-cause.ts';
import { replyBins } from './reply-bins.ts';
import { replyFigures } from './reply-figures.ts';
import { ReportElement } from './report-element.ts';
import { type ReportScope, scopeQuery } from './report-scope.ts';
import { rowQuery, rowQueryAgainst } from './row-query.ts';
import { fineStepOf, runningStep, type Step, stepWords } from './step-of.ts';
import { tagShares } from './tag-shares.ts';
import { weekHours } from './week-hours.ts';
import './desk-agent-rows.ts';
import './desk-report-figures.ts';
import '../charts/ui-bar-list.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-heat-map.ts';
import '../charts/ui-line-chart.ts';
import '../charts/ui-share-list.ts';

type Loaded = {
  now: SentimentReport;
  before: SentimentReport | undefined;
  soFar: SentimentReport | undefined;
  hours: SentimentReport;
  tags: TagReport;
  times: ReplyTimeReport;
  timesBefore: ReplyTimeReport | undefined;
  agents: AgentReport;
  cause: string;
};

const units: Record<Step, string> = { hour: 'an hour', day: 'a day', week: 'a week' };

/** How much was closed, against the period before, and at which hours of the week. */
@customElement('desk-activity-report')
export class DeskActivityReport extends ReportElement<Loaded> {
  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const { period, against } = scope;
    const range = (from: Date, to: Date, by: Step) => ({ ...scopeQuery(scope), by, from: from.toISOString(), to: to.toISOString() });
    const step = fineStepOf(period);
    const timesAgainst = rowQueryAgainst(scope);
    const isLong = period.days > 62;
    const [now, past, soFar, hours, tags, times, timesBefore, agents] = await Promise.all([
      readSentimentReport(range(period.from, period.to, step), signal),
      against && readSentimentReport(range(against.period.from, against.period.to, step), signal),
      against && readSentimentReport(range(against.period.from, against.until, step), signal),
      readSentimentReport(range(isLong ? new Date(period.to.getTime() - 62 * 86_400_000) : period.from, period.to, 'hour'), signal),
      readTagReport(range(period.from, period.to, step), signal),
      readReplyTimes(rowQuery(scope), signal),
      timesAgainst && readReplyTimes(timesAgainst, signal),
      readAgentReport(rowQuery(scope), signal),
    ]);
    const cause = await peakCause(scope, now, tags, signal);
    return { now, before: past, soFar, hours, tags, times, timesBefore, agents, cause };
  }

  protected override isEmpty({ now }: Loaded): boolean {
    return tallyTotal(now.total) === 0;
  }

  protected override report({ now, before, soFar, hours, tags, times, timesBefore, agents, cause }: Loaded) {
    const { scope } = this;
    const { period, against } = scope;
    const week = weekHours(hours, scope.zone);
    const series: LineSeries[] = [
      { name: scope.words, tone: 'data', values: counts(now, period.until) },
      ...(against && before ? [{ name: against.words, tone: 'compare' as const, values: counts(before, against.period.to) }] : []),
    ];
    return html`<desk-report-figures label="Activity, ${scope.words}" .figures=${[...activityFigures(now, soFar, scope), ...replyFigures(times, timesBefore, scope)]}></desk-report-figures>
      <div class="row">
      <ui-chart-card heading="Closed chats ${units[now.by]}">
        ${lineLegend(scope, 'var(--desk-data-1)')}
        <ui-line-chart
          .height=${190}
          .running=${runningStep(now, period)}
          .points=${this.#points(now)}
          .series=${series}
          .mark=${this.#peak(now, cause)}
          summary="Closed chats ${units[now.by]}, ${compareWords(scope)}. ${countText(tallyTotal(now.total))}${before ? ` against ${countText(tallyTotal(before.total))}` : ''}."
        ></ui-line-chart>
      </ui-chart-card>
      <ui-chart-card heading="Time to first reply">
        <ui-bar-list style="--label:70px" .bars=${replyBins(times, scope)} summary="Closed chats by the time to the first reply, ${scope.words}"></ui-bar-list>
        ${inTargetLine(times, scope)}
      </ui-chart-card>
      </div>
      <div class="row even">
        <ui-chart-card heading="When chats are closed" hint="hour of the day${hours.from === now.from ? '' : ', last 62 days'}">
          <ui-heat-map across="Hour" .rows=${week.rows} .columns=${week.columns} .values=${week.values} .link=${(row: number, column: number) => this.#weekHour(hours, row, week.columns[column]!)} summary=${week.summary}></ui-heat-map>
        </ui-chart-card>
        <ui-chart-card heading="How chats end, by tag" hint="rated chats, share negative">
          <ui-share-list style="--aside:76px" aside-name="Rated of closed" .rows=${tagShares(tags, scope).slice(0, 7)} summary="Sentiment of rated chats by tag, ${scope.words}"></ui-share-list>
        </ui-chart-card>
      </div>
      <ui-chart-card heading="Agents" count=${countText(agents.rows.filter(({ agent }) => agent).length)}>
        <desk-agent-rows style="margin-inline:-20px" .rows=${agents.rows} .scope=${scope}></desk-agent-rows>
      </ui-chart-card>`;
  }

  /** The busiest step, with what was behind it when that can be told. */
  #peak(report: SentimentReport, note: string): LineMark | undefined {
    const at = busiest(report);
    const count = tallyTotal(report.buckets[at] ?? report.total);
    const step = stepWords(new Date(report.buckets[at]?.start ?? 0), report.by, this.scope.period, this.scope.zone);
    return count > 1 ? { at, text: `${countText(count)} ${units[report.by]}`, note: note || step.name } : undefined;
  }

  /** Of a long period the hours are those of its last 62 days, and so are the chats behind them. */
  #weekHour(hours: SentimentReport, row: number, hour: string): string {
    const { period, department } = this.scope;
    return closedLink({ from: new Date(hours.from), to: period.to, department, weekHour: `${row + 1}-${hour}` });
  }

  #points(report: SentimentReport) {
    const { period, zone, department } = this.scope;
    return report.buckets.map((bucket, i) => {
      const from = new Date(bucket.start);
      const to = new Date(report.buckets[i + 1]?.start ?? period.to);
      return { ...stepWords(from, report.by, period, zone), href: closedLink({ from, to, department }) };
    });
  }
}

function counts(report: SentimentReport, until: Date): (number | null)[] {
  return report.buckets.map((bucket) => (new Date(bucket.start) > until ? null : ratedTotal(bucket) + bucket.notSet));
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-activity-report': DeskActivityReport;
  }
}
