import type { CustomerReport } from '@desk/protocol/row-report';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { countText, shareText } from '../charts/figure-text.ts';
import { ratedTotal } from '../charts/stack-column.ts';
import type { ShareRow } from '../charts/ui-share-list.ts';
import { channelNames } from '../data/channel-names.ts';
import { closedLink } from '../data/closed-link.ts';
import { readCustomerReport } from '../data/reports-api.ts';
import { ReportElement } from './report-element.ts';
import { againstText, baseText, countChange, type ReportFigure, shareChange } from './report-figure.ts';
import type { ReportScope } from './report-scope.ts';
import { rowQuery, rowQueryAgainst } from './row-query.ts';
import './desk-report-figures.ts';
import './desk-survey-cards.ts';
import '../charts/ui-bar-list.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-share-list.ts';

type Loaded = { now: CustomerReport; before: CustomerReport | undefined };

/** Who wrote, over which channel, whether they were answered, and who came again and again. */
@customElement('desk-customer-report')
export class DeskCustomerReport extends ReportElement<Loaded> {
  protected override async read(scope: ReportScope, signal: AbortSignal): Promise<Loaded> {
    const against = rowQueryAgainst(scope);
    const [now, before] = await Promise.all([readCustomerReport(rowQuery(scope), signal), against && readCustomerReport(against, signal)]);
    return { now, before };
  }

  protected override isEmpty({ now }: Loaded): boolean {
    return now.closures === 0;
  }

  protected override report({ now, before }: Loaded) {
    const { scope } = this;
    return html`<desk-report-figures label="Customers, ${scope.words}" .figures=${this.#figures(now, before)}></desk-report-figures>
      <div class="row even">
        <ui-chart-card heading="How chats end, by channel" hint="of rated">
          <ui-share-list style="--aside:88px" aside-name="Rated of closed" .rows=${now.channels.map((row) => this.#share(row, row.channel, channelNames[row.channel], { channel: row.channel }))} summary="Sentiment of rated chats by channel, ${scope.words}"></ui-share-list>
        </ui-chart-card>
        <ui-chart-card heading="Who came again" hint="two or more closed chats">
          ${
            now.most.length > 0
              ? html`<ui-share-list style="--aside:88px;--label:150px" aside-name="Rated of closed" .rows=${now.most.map((row) => this.#share(row, row.customer.id, row.customer.name, { customer: row.customer.id }))} summary="Customers with several closed chats, ${scope.words}"></ui-share-list>`
              : html`<p class="hint">Nobody came twice.</p>`
          }
        </ui-chart-card>
      </div>
      <desk-survey-cards .scope=${scope}></desk-survey-cards>
      <p class="hint" style="padding:10px 20px 18px">Attended: answered by the team at least once. Returning: a customer with two or more chats closed in the period. CSAT: the share of 4 and 5 among answers. NPS: the share of 9 and 10 less that of 0 to 6. Both by when the chat was closed, however late the answer.</p>`;
  }

  #figures(now: CustomerReport, before: CustomerReport | undefined): ReportFigure[] {
    const { period, department } = this.scope;
    const base = { from: period.from, to: period.to, department };
    const counted = countChange(now.customers, before?.customers);
    const returningShare = ({ returning, customers }: CustomerReport) => ({ part: returning, base: customers });
    const attendedShare = ({ attended, closures }: CustomerReport) => ({ part: attended, base: closures });
    const returning = shareChange(returningShare(now), before && returningShare(before), 'none');
    const attended = shareChange(attendedShare(now), before && attendedShare(before), 'up');
    return [
      {
        label: 'Customers',
        value: countText(now.customers),
        note: againstText(before?.customers, this.scope),
        href: closedLink(base),
        ...(counted ? { change: counted } : {}),
      },
      { label: 'Chats', value: countText(now.closures), note: 'closed', href: closedLink(base) },
      {
        label: 'Returning',
        value: shareText(now.returning, now.customers),
        note: baseText(now.customers, 'customers'),
        href: closedLink({ ...base, returning: 'yes' }),
        ...(returning ? { change: returning } : {}),
      },
      {
        label: 'Attended',
        value: shareText(now.attended, now.closures),
        note: baseText(now.closures, 'closed'),
        href: closedLink({ ...base, attended: 'yes' }),
        ...(attended ? { change: attended } : {}),
      },
      {
        label: 'Never answered',
        value: countText(now.closures - now.attended),
        note: baseText(now.closures, 'closed'),
        href: closedLink({ ...base, attended: 'no' }),
      },
    ];
  }

  #share(
    row: CustomerReport['channels'][number] | CustomerReport['most'][number],
    id: string,
    label: string,
    filter: { channel?: string; customer?: string },
  ): ShareRow {
    const { period, department } = this.scope;
    const link = (sentiment?: 'positive' | 'neutral' | 'negative') =>
      closedLink({ from: period.from, to: period.to, department, ...filter, sentiment });
    const part = (name: string, tone: 'positive' | 'neutral' | 'negative') => ({ name, tone, value: row[tone], href: link(tone) });
    return {
      id,
      label,
      href: link(),
      parts: [part('Positive', 'positive'), part('Neutral', 'neutral'), part('Negative', 'negative')],
      aside: `${countText(ratedTotal(row))} of ${countText(row.closures)}`,
      asideHref: closedLink({ from: period.from, to: period.to, department, ...filter, sentimentBy: 'set' }),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-customer-report': DeskCustomerReport;
  }
}
