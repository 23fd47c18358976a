import type { ReplyTimeReport } from '@desk/protocol/row-report';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { readReplyTimes } from '../data/reports-api.ts';
import { inTargetLine } from './in-target-line.ts';
import { replyBins } from './reply-bins.ts';
import { replyFigures } from './reply-figures.ts';
import { ReportElement } from './report-element.ts';
import type { ReportScope } from './report-scope.ts';
import { rowQuery, rowQueryAgainst } from './row-query.ts';
import './desk-report-figures.ts';
import './desk-segments.ts';
import '../charts/ui-bar-list.ts';
import '../charts/ui-chart-card.ts';

type Loaded = { now: ReplyTimeReport; before: ReplyTimeReport | undefined };

/** How long customers waited, and where the time of chats went. */
@customElement('desk-reply-report')
export class DeskReplyReport extends ReportElement<Loaded> {
  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const against = rowQueryAgainst(scope);
    const [now, before] = await Promise.all([readReplyTimes(rowQuery(scope), signal), against && readReplyTimes(against, signal)]);
    return { now, before };
  }

  protected override isEmpty({ now }: Loaded): boolean {
    return now.closures === 0;
  }

  protected override report({ now, before }: Loaded) {
    const { scope } = this;
    return html`<desk-report-figures label="Reply times, ${scope.words}" .figures=${replyFigures(now, before, scope)}></desk-report-figures>
      <div class="row even">
        <ui-chart-card heading="Time to first reply" hint="closed chats that were answered">
          <ui-bar-list style="--label:70px" .bars=${replyBins(now, scope)} summary="Closed chats by the time to the first reply, ${scope.words}"></ui-bar-list>
          ${inTargetLine(now, scope)}
        </ui-chart-card>
        <ui-chart-card heading="Where the time went" hint="from opening to close">
          <desk-segments .report=${now} .scope=${scope}></desk-segments>
        </ui-chart-card>
      </div>
      <dl class="hint definitions">
        <dt>First reply</dt><dd>from the customer's first message to the first answer of the team.</dd>
        <dt>Handle time</dt><dd>from the last assignment to the close.</dd>
        <dt>Queue</dt><dd>nobody has the chat: it waits for an agent, or is a ticket.</dd>
        <dt>Agent</dt><dd>the customer wrote, the agent has not answered.</dd>
        <dt>Customer</dt><dd>the agent wrote, the customer has not answered.</dd>
        <dt>Pending</dt><dd>marked as waiting for the customer.</dd>
        <dt>Median, 90%</dt><dd>of the chats closed in the period, by their own times; no averages of averages.</dd>
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-reply-report': DeskReplyReport;
  }
}
