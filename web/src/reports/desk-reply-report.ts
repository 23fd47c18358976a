import type { ReplyTimeReport } from '@desk/protocol/row-report';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, durationText, shareText } from '../charts/figure-text.ts';
import { readReplyTimes } from '../data/reports-api.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { replyBins } from './reply-bins.ts';
import { replyFigures } from './reply-figures.ts';
import { reportFrame, reportStyles } from './report-frame.ts';
import { ReportLoad } from './report-load.ts';
import { type ReportScope, scopeKey } from './report-scope.ts';
import { rowQuery, rowQueryBefore } from './row-query.ts';
import './desk-report-figures.ts';
import './desk-segments.ts';
import '../charts/ui-bar-list.ts';
import '../charts/ui-chart-card.ts';

type Loaded = { now: ReplyTimeReport; before: ReplyTimeReport };

/** How long customers waited, and where the time of chats went. */
@customElement('desk-reply-report')
export class DeskReplyReport extends LitElement {
  @property({ attribute: false }) scope!: ReportScope;
  readonly #load = new ReportLoad<Loaded>(this);

  protected override willUpdate(): void {
    const { scope } = this;
    this.#load.ask(scopeKey(scope), async (signal) => {
      const [now, before] = await Promise.all([readReplyTimes(rowQuery(scope), signal), readReplyTimes(rowQueryBefore(scope), signal)]);
      return { now, before };
    });
  }

  override render() {
    return reportFrame(
      this.#load,
      this.scope,
      ({ now }) => now.closures === 0,
      (loaded) => this.#report(loaded),
    );
  }

  #report({ now, before }: Loaded) {
    const { scope } = this;
    const { firstReply, targetSeconds } = now;
    return html`<desk-report-figures label="Reply times, ${scope.words}" .figures=${replyFigures(now, before, scope)}></desk-report-figures>
      <div class="row even">
        <ui-chart-card heading="Time to first reply" hint="closed chats that were answered">
          <ui-bar-list style="--label:70px" .bars=${replyBins(now, scope)} summary="Closed chats by the time to the first reply, ${scope.words}"></ui-bar-list>
          <p slot="foot" class="hint" style="padding:0 20px 14px">
            ${shareText(firstReply.inTarget, firstReply.measured)} of ${countText(firstReply.measured)} first replies inside the target of ${durationText(targetSeconds)}.
            ${countText(now.closures - firstReply.measured)} chats ended without one.
          </p>
        </ui-chart-card>
        <ui-chart-card heading="Where the time went" hint="from opening to close">
          <desk-segments .report=${now}></desk-segments>
        </ui-chart-card>
      </div>
      <dl class="hint definitions">
        <dt>First reply</dt><dd>from the customer's first message to the first answer of the team.</dd>
        <dt>Handle time</dt><dd>from the last assignment to the close.</dd>
        <dt>Median, 90%</dt><dd>of the chats closed in the period, by their own times; no averages of averages.</dd>
      </dl>`;
  }

  static override styles = [baseStyles, reportStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reply-report': DeskReplyReport;
  }
}
