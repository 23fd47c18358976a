import type { SentimentReport, TagReport } from '@desk/protocol/report';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../charts/figure-text.ts';
import { ratedTotal, tallyTotal } from '../charts/stack-column.ts';
import type { LineSeries } from '../charts/ui-line-chart.ts';
import { readSentimentReport, readTagReport } from '../data/reports-api.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { activityFigures } from './activity-figures.ts';
import { closedLink } from './closed-link.ts';
import { comparableEnd } from './period.ts';
import { reportFrame, reportStyles } from './report-frame.ts';
import { ReportLoad } from './report-load.ts';
import { type ReportScope, scopeKey, scopeQuery } from './report-scope.ts';
import { fineStepOf, type Step, stepWords } from './step-of.ts';
import { tagShares } from './tag-shares.ts';
import { weekHours } from './week-hours.ts';
import './desk-report-figures.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-heat-map.ts';
import '../charts/ui-line-chart.ts';
import '../charts/ui-share-list.ts';

type Loaded = { now: SentimentReport; before: SentimentReport; soFar: SentimentReport; hours: SentimentReport; tags: TagReport };

const units: Record<Step, string> = { hour: 'an hour', day: 'a day', week: 'a week' };

/** How much was closed, against the period before, and at which hours of the week. */
@customElement('desk-activity-report')
export class DeskActivityReport extends LitElement {
  @property({ attribute: false }) scope!: ReportScope;
  readonly #load = new ReportLoad<Loaded>(this);

  protected override willUpdate(): void {
    const { scope } = this;
    this.#load.ask(scopeKey(scope), (signal) => read(scope, signal));
  }

  override render() {
    return reportFrame(
      this.#load,
      this.scope,
      ({ now }) => tallyTotal(now.total) === 0,
      (loaded) => this.#report(loaded),
    );
  }

  #report({ now, before, soFar, hours, tags }: Loaded) {
    const { scope } = this;
    const { period } = scope;
    const week = weekHours(hours, scope.zone);
    const series: LineSeries[] = [
      { name: scope.words, tone: 'data', values: counts(now, period.until) },
      { name: scope.beforeWords, tone: 'compare', values: counts(before, scope.before.to) },
    ];
    return html`<desk-report-figures label="Activity, ${scope.words}" .figures=${activityFigures(now, soFar, scope)}></desk-report-figures>
      <ui-chart-card heading="Closed chats ${units[now.by]}">
        <span slot="head" class="legend"
          ><span style="--c:var(--desk-data-1)"><i class="line"></i>${scope.words}</span><span style="--c:var(--desk-data-mute)"><i class="dashed"></i>${scope.beforeWords}</span></span
        >
        <ui-line-chart
          .height=${190}
          ?partial=${period.isRunning}
          .points=${this.#points(now)}
          .series=${series}
          summary="Closed chats ${units[now.by]}, ${scope.words} against ${scope.beforeWords}. ${countText(tallyTotal(now.total))} against ${countText(tallyTotal(before.total))}."
        ></ui-line-chart>
      </ui-chart-card>
      <div class="row even">
        <ui-chart-card heading="When chats are closed" hint="hour of the day">
          <ui-heat-map .rows=${week.rows} .columns=${week.columns} .values=${week.values} summary=${week.summary}></ui-heat-map>
        </ui-chart-card>
        <ui-chart-card heading="How chats end, by tag" hint="rated chats, share negative">
          <ui-share-list aside-name="Closed" .rows=${tagShares(tags, scope).slice(0, 7)} summary="Sentiment of rated chats by tag, ${scope.words}"></ui-share-list>
        </ui-chart-card>
      </div>`;
  }

  #points(report: SentimentReport) {
    const { period, zone, department } = this.scope;
    return report.buckets.map((bucket, i) => {
      const from = new Date(bucket.start);
      const to = new Date(report.buckets[i + 1]?.start ?? period.to);
      return { ...stepWords(from, report.by, period, zone), href: closedLink({ from, to, department }) };
    });
  }

  static override styles = [baseStyles, reportStyles];
}

async function read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
  const { period, before } = scope;
  const range = (from: Date, to: Date, by: Step) => ({ ...scopeQuery(scope), by, from: from.toISOString(), to: to.toISOString() });
  const step = fineStepOf(period);
  const isLong = period.days > 62;
  const [now, past, soFar, hours, tags] = await Promise.all([
    readSentimentReport(range(period.from, period.to, step), signal),
    readSentimentReport(range(before.from, before.to, step), signal),
    readSentimentReport(range(before.from, comparableEnd(period, before), step), signal),
    readSentimentReport(range(isLong ? new Date(period.to.getTime() - 62 * 86_400_000) : period.from, period.to, 'hour'), signal),
    readTagReport(range(period.from, period.to, step), signal),
  ]);
  return { now, before: past, soFar, hours, tags };
}

function counts(report: SentimentReport, until: Date): (number | null)[] {
  return report.buckets.map((bucket) => (new Date(bucket.start) > until ? null : ratedTotal(bucket) + bucket.notSet));
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-activity-report': DeskActivityReport;
  }
}
