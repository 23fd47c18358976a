import type { Channel } from '@desk/protocol/closure';
import type { Dashboard, DashboardChannel } from '@desk/protocol/dashboard';
import type { SentimentReport } from '@desk/protocol/report';
import type { OpenedReport } from '@desk/protocol/row-report';
import { consume } from '@lit/context';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../../charts/figure-text.ts';
import { ratedTotal, tallyText, tallyTotal } from '../../charts/stack-column.ts';
import type { ShareRow } from '../../charts/ui-share-list.ts';
import { channelNames } from '../../data/channel-names.ts';
import { readOpenedReport } from '../../data/dashboard-api.ts';
import { liveLink } from '../../data/live-link.ts';
import { readSentimentReport } from '../../data/reports-api.ts';
import type { Router } from '../../route/router.ts';
import { routerContext } from '../../route/router-context.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import type { ValueChanged } from '../../ui/value-changed.ts';
import { openedLink } from '../opened-link.ts';
import { reportFrame, reportStyles } from '../report-frame.ts';
import { ReportLoad } from '../report-load.ts';
import { type ReportScope, scopeKey, scopeQuery } from '../report-scope.ts';
import { rowQuery } from '../row-query.ts';
import { sentimentColumns } from '../sentiment-columns.ts';
import { stepOf } from '../step-of.ts';
import { cameLink, chosenOf, customerFigures, dayLink } from './dashboard-figures.ts';
import './desk-range-picker.ts';
import { endingParts } from '../endings.ts';
import '../desk-report-figures.ts';
import '../desk-survey-cards.ts';
import '../../charts/ui-bar-list.ts';
import '../../charts/ui-chart-card.ts';
import '../../charts/ui-share-list.ts';
import '../../charts/ui-stack-chart.ts';
import '../../ui/ui-select.ts';

const CHANNELS = [{ value: '', label: 'All channels' }, ...Object.entries(channelNames).map(([value, label]) => ({ value, label }))];

type History = { opened: OpenedReport; sentiment: SentimentReport };

/** Customers Overview: the last 24 hours by channel, then what came and how it ended over a chosen time. */
@customElement('desk-dashboard-customers')
export class DeskDashboardCustomers extends LitElement {
  @property({ attribute: false }) now!: Dashboard;
  @property({ attribute: false }) scope!: ReportScope;
  @consume({ context: routerContext })
  private router!: Router;
  readonly #load = new ReportLoad<History>(this);

  protected override willUpdate(): void {
    const { scope } = this;
    const channel = this.#channel();
    this.#load.ask(`${scopeKey(scope)} ${channel}`, (signal) => read(scope, channel, signal));
  }

  override render() {
    const { now, scope } = this;
    return html`<div class="report"><desk-report-figures label="Customers, now and in the last 24 hours" .figures=${customerFigures(now)}></desk-report-figures>
      <div class="row even">
        <ui-chart-card heading="How chats ended, by channel" hint="last 24 hours, of rated, share negative">
          <ui-share-list style="--aside:88px" aside-name="Rated of closed" .rows=${endings(now)} summary="Sentiment of rated chats by channel, last 24 hours"></ui-share-list>
        </ui-chart-card>
        <ui-chart-card heading="Attended and not, by channel" hint="came in the last 24 hours, share unattended">
          <ui-share-list style="--aside:88px" part-name="Unattended" aside-name="Live now" .rows=${attended(now)} summary="Chats that were answered at least once, by channel, last 24 hours"></ui-share-list>
        </ui-chart-card>
      </div>
      <ui-chart-card heading="History">
        <ui-select slot="head" look="ghost" hidden-label="Channel" .options=${CHANNELS} .value=${this.#channel() ?? ''} @ui-value-changed=${this.#chosen}></ui-select>
        <desk-range-picker slot="head" words=${scope.words}></desk-range-picker>
        ${reportFrame(
          this.#load,
          scope,
          ({ opened, sentiment }) => opened.opened === 0 && tallyTotal(sentiment.total) === 0,
          (history) => this.#history(history),
        )}
        <p class="hint" style="padding-block:10px 6px">Sentiment is what the team set at closing; CSAT and NPS are what customers say themselves.</p>
      </ui-chart-card></div>`;
  }

  /** The channel that the history is about; it is in the address. */
  #channel(): Channel | undefined {
    const asked = this.router.query.get('channel') ?? '';
    return Object.hasOwn(channelNames, asked) ? (asked as Channel) : undefined;
  }

  #chosen(event: ValueChanged): void {
    this.router.setQuery({ channel: event.value || undefined });
  }

  #history({ opened, sentiment }: History) {
    const { scope } = this;
    return html`<div class="row even" style="margin-inline:-20px">
      <ui-chart-card heading="Chats by channel" hint="opened in these days" count=${countText(opened.opened)}>
        <ui-bar-list style="--label:96px" measure="Opened" .bars=${opened.channels.map((row) => ({ id: row.channel, label: channelNames[row.channel], value: row.opened, href: openedLink({ from: scope.period.from, to: scope.period.to, department: scope.department, channel: row.channel }) }))} summary="Chats that were opened, by channel, ${scope.words}"></ui-bar-list>
      </ui-chart-card>
      <ui-chart-card heading="Past sentiment" hint="at closing">
        <ui-stack-chart grid .height=${150} .columns=${sentimentColumns(sentiment, scope, this.#channel())} summary="Closed chats by sentiment, ${scope.words}. ${tallyText(sentiment.total)}."></ui-stack-chart>
      </ui-chart-card>
    </div>
    <desk-survey-cards style="margin-inline:-20px" .scope=${scope} .channel=${this.#channel()}></desk-survey-cards>`;
  }

  static override styles = [baseStyles, reportStyles];
}

function endings(now: Dashboard): ShareRow[] {
  return now.channels
    .filter(({ closed }) => tallyTotal(closed) > 0)
    .map(({ channel, closed }) => ({
      id: channel,
      label: channelNames[channel],
      href: dayLink(now, { channel }),
      parts: endingParts(closed, (sentiment) => dayLink(now, { channel, sentiment })),
      aside: `${countText(ratedTotal(closed))} of ${countText(tallyTotal(closed))}`,
      asideHref: dayLink(now, { channel, sentimentBy: 'set' }),
    }));
}

function attended(now: Dashboard): ShareRow[] {
  const came = (channel: DashboardChannel) => channel.attended + channel.unattended;
  return now.channels
    .filter((channel) => came(channel) > 0)
    .map((row) => ({
      id: row.channel,
      label: channelNames[row.channel],
      href: cameLink(now, { channel: row.channel }),
      parts: [
        { name: 'Attended', value: row.attended, tone: 'positive', href: cameLink(now, { channel: row.channel, attended: 'yes' }) },
        { name: 'Unattended', value: row.unattended, tone: 'negative', href: cameLink(now, { channel: row.channel, attended: 'no' }) },
      ],
      aside: `${countText(row.live)} live`,
      asideHref: liveLink({ channel: row.channel, department: chosenOf(now), state: 'live' }),
    }));
}

async function read(scope: ReportScope, channel: Channel | undefined, signal: AbortSignal): Promise<History> {
  const { from, to, department } = rowQuery(scope);
  const [opened, sentiment] = await Promise.all([
    readOpenedReport({ from, to, ...(department ? { department } : {}) }, signal),
    readSentimentReport({ ...scopeQuery(scope), by: stepOf(scope.period), from, to, ...(channel ? { channel } : {}) }, signal),
  ]);
  const channels = opened.channels.filter((row) => channel === undefined || row.channel === channel);
  return { opened: { ...opened, channels, opened: channels.reduce((sum, row) => sum + row.opened, 0) }, sentiment };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-dashboard-customers': DeskDashboardCustomers;
  }
}
