import type { TagReport } from '@desk/protocol/report';
import type { QualityReport } from '@desk/protocol/row-report';
import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Bar } from '../charts/ui-bar-list.ts';
import { closedLink } from '../data/closed-link.ts';
import { readQualityReport, readTagReport } from '../data/reports-api.ts';
import type { ValueChanged } from '../ui/value-changed.ts';
import { ReportElement } from './report-element.ts';
import { type ReportScope, scopeQuery } from './report-scope.ts';
import { rowQuery } from './row-query.ts';
import { ENOUGH_RATED, tagFigures } from './tag-figures.ts';
import { negativeShare, tagShares } from './tag-shares.ts';
import './desk-quality-card.ts';
import './desk-report-figures.ts';
import './desk-tag-algebra.ts';
import '../charts/ui-bar-list.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-share-list.ts';
import '../ui/ui-segmented.ts';

type Loaded = { now: TagReport; soFar: TagReport | undefined; quality: QualityReport };

const orders = [
  { value: 'used', label: 'Most used' },
  { value: 'negative', label: 'Most negative' },
];

/** What chats were about: how often each tag was used against the period before, and how chats with it end. */
@customElement('desk-tag-report')
export class DeskTagReport extends ReportElement<Loaded> {
  @state() private order = 'used';

  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const { period, against } = scope;
    const range = (from: Date, to: Date) => ({ ...scopeQuery(scope), from: from.toISOString(), to: to.toISOString() });
    const [now, soFar, quality] = await Promise.all([
      readTagReport(range(period.from, period.to), signal),
      against && readTagReport(range(against.period.from, against.until), signal),
      readQualityReport(rowQuery(scope), signal),
    ]);
    return { now, soFar, quality };
  }

  protected override isEmpty({ now }: Loaded): boolean {
    return now.total === 0;
  }

  protected override report({ now, soFar, quality }: Loaded) {
    const { scope } = this;
    const shares = tagShares(now, scope);
    const sorted = this.order === 'negative' ? [...shares].sort((a, b) => negativeShare(b) - negativeShare(a)) : shares;
    return html`<desk-report-figures label="Tags, ${scope.words}" .figures=${tagFigures(now, soFar, scope)}></desk-report-figures>
      <div class="row even">
        <desk-tag-algebra .scope=${scope}></desk-tag-algebra>
        <desk-quality-card .report=${quality} .scope=${scope}></desk-quality-card>
      </div>
      <div class="row even">
        <ui-chart-card heading="Closed chats by tag" hint=${this.#usualHint()}>
          <ui-bar-list .bars=${this.#bars(now, soFar)} summary="Closed chats by tag, ${scope.words}, most used first"></ui-bar-list>
        </ui-chart-card>
        <ui-chart-card heading="How chats end, by tag" hint="of rated">
          <ui-segmented slot="head" label="Order" .options=${orders} .value=${this.order} @ui-value-changed=${this.#ordered}></ui-segmented>
          <ui-share-list style="--aside:88px" aside-name="Rated of closed" .rows=${sorted} summary="Sentiment of rated chats by tag, ${scope.words}"></ui-share-list>
        </ui-chart-card>
      </div>
      <p class="hint" style="padding:10px 20px 18px">A chat with two tags counts in both rows and once in the total. Chats without a sentiment are in the counts and not in the shares. The most negative tag is one with ${ENOUGH_RATED} or more rated chats.</p>`;
  }

  #usualHint(): string {
    const { against, period } = this.scope;
    return against ? `tick marks ${against.words}${period.isRunning ? ', as far as now' : ''}` : '';
  }

  #bars(now: TagReport, soFar: TagReport | undefined): Bar[] {
    const { from, to } = this.scope.period;
    const link = (tag: string) => closedLink({ from, to, tag, department: this.scope.department });
    const usual = soFar && new Map(soFar.rows.map((row) => [row.tag.id, row.total]));
    const bars: Bar[] = now.rows.map(({ tag, total }) => ({
      id: tag.id,
      label: tag.name,
      hue: tag.hue,
      value: total,
      ...(usual ? { usual: usual.get(tag.id) ?? 0 } : {}),
      href: link(tag.id),
    }));
    if (now.untagged.total === 0) return bars;
    return [
      ...bars,
      { id: 'none', label: 'No tag', value: now.untagged.total, ...(soFar ? { usual: soFar.untagged.total } : {}), href: link('none') },
    ];
  }

  #ordered(event: ValueChanged): void {
    this.order = event.value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tag-report': DeskTagReport;
  }
}
