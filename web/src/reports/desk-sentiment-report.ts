import type { SentimentReport, TagReport } from '@desk/protocol/report';
import type { QualityReport } from '@desk/protocol/row-report';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ratedTotal, tallyText, tallyTotal } from '../charts/stack-column.ts';
import type { LineSeries } from '../charts/ui-line-chart.ts';
import { readQualityReport, readSentimentReport, readTagReport } from '../data/reports-api.ts';
import { compareWords, lineLegend } from './line-legend.ts';
import { negativeCauses } from './negative-causes.ts';
import { ReportElement } from './report-element.ts';
import { type ReportScope, scopeQuery } from './report-scope.ts';
import { rowQuery } from './row-query.ts';
import { sentimentColumns } from './sentiment-columns.ts';
import { sentimentFigures } from './sentiment-figures.ts';
import { runningStep, stepOf, stepWords } from './step-of.ts';
import { tagShares } from './tag-shares.ts';
import './desk-quality-card.ts';
import './desk-report-figures.ts';
import '../charts/ui-bar-list.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-line-chart.ts';
import '../charts/ui-share-list.ts';
import '../charts/ui-stack-chart.ts';

type Loaded = {
  now: SentimentReport;
  before: SentimentReport | undefined;
  soFar: SentimentReport | undefined;
  tags: TagReport;
  quality: QualityReport;
};

/** How chats end: sentiment over time, the share of negative ones against the period before, and the tags behind it. */
@customElement('desk-sentiment-report')
export class DeskSentimentReport extends ReportElement<Loaded> {
  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const by = stepOf(scope.period);
    const range = (from: Date, to: Date) => ({ ...scopeQuery(scope), by, from: from.toISOString(), to: to.toISOString() });
    const { period, against } = scope;
    const [now, past, soFar, tags, quality] = await Promise.all([
      readSentimentReport(range(period.from, period.to), signal),
      against && readSentimentReport(range(against.period.from, against.period.to), signal),
      against && readSentimentReport(range(against.period.from, against.until), signal),
      readTagReport(range(period.from, period.to), signal),
      readQualityReport(rowQuery(scope), signal),
    ]);
    return { now, before: past, soFar, tags, quality };
  }

  protected override isEmpty({ now }: Loaded): boolean {
    return tallyTotal(now.total) === 0;
  }

  protected override report({ now, before, soFar, tags, quality }: Loaded) {
    const { scope } = this;
    const { period, against } = scope;
    const series: LineSeries[] = [
      { name: scope.words, tone: 'negative', values: shares(now, period.until) },
      ...(against && before ? [{ name: against.words, tone: 'compare' as const, values: shares(before, against.period.to) }] : []),
    ];
    return html`<desk-report-figures label="Sentiment, ${scope.words}" .figures=${sentimentFigures(now.total, soFar?.total, scope)}></desk-report-figures>
      <ui-chart-card heading="Closed chats by sentiment">
        <span slot="head" class="legend">
          <span style="--c:color-mix(in oklab, var(--desk-pos-fill) 72%, var(--desk-surface))"><i></i>Positive</span>
          <span style="--c:var(--desk-neu-fill)"><i></i>Neutral</span>
          <span style="--c:var(--desk-neg-fill)"><i></i>Negative</span>
          <span><i class="outlined"></i>Not set</span>
        </span>
        <ui-stack-chart
          grid
          .height=${180}
          .columns=${sentimentColumns(now, scope)}
          summary="Closed chats by sentiment, ${scope.words}. ${tallyText(now.total)}."
        ></ui-stack-chart>
      </ui-chart-card>
      <div class="row even">
        <ui-chart-card heading="Share negative, of rated chats">
          ${lineLegend(scope, 'var(--desk-neg-fill)')}
          <ui-line-chart
            share
            .running=${runningStep(now, period)}
            .points=${this.#points(now)}
            .series=${series}
            summary="Share of negative endings among rated chats, ${compareWords(scope)}"
          ></ui-line-chart>
        </ui-chart-card>
        <ui-chart-card heading="How chats end, by tag" hint="rated chats, share negative">
          <ui-share-list style="--aside:88px" aside-name="Rated of closed" .rows=${tagShares(tags, scope).slice(0, 8)} summary="Sentiment of rated chats by tag, ${scope.words}"></ui-share-list>
          <p slot="foot" class="hint" style="padding:0 20px 14px">${tagHint(tags)}</p>
        </ui-chart-card>
      </div>
      <div class="row even">
        <ui-chart-card heading="What negative endings are about" hint="ticks: if all tags ended alike">${this.#causes(tags)}</ui-chart-card>
        <desk-quality-card .report=${quality} .scope=${scope}></desk-quality-card>
      </div>`;
  }

  #causes(tags: TagReport) {
    const bars = negativeCauses(tags, this.scope);
    if (bars.length === 0) return html`<p class="hint">No chat ended negative.</p>`;
    return html`<ui-bar-list measure="Negative" .bars=${bars} summary="Negative endings by tag, ${this.scope.words}, those beyond what is usual first"></ui-bar-list>`;
  }

  #points(report: SentimentReport) {
    const columns = sentimentColumns(report, this.scope);
    return columns.map((column, i) => ({
      ...stepWords(new Date(report.buckets[i]!.start), report.by, this.scope.period, this.scope.zone),
      ...(column.links?.negative ? { href: column.links.negative } : {}),
    }));
  }
}

/** The share negative of each step; nothing where nothing was rated, or where the time has not come yet. */
function shares(report: SentimentReport, until: Date): (number | null)[] {
  return report.buckets.map((bucket) => {
    const rated = ratedTotal(bucket);
    return rated === 0 || new Date(bucket.start) > until ? null : bucket.negative / rated;
  });
}

function tagHint(tags: TagReport): string {
  const more = tags.rows.length - 8;
  return more > 0 ? `${more} more tags are in the report on tags.` : 'Not set is left out here: a share needs a rating.';
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sentiment-report': DeskSentimentReport;
  }
}
