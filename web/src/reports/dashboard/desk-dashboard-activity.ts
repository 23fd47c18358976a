import type { Dashboard, DashboardChannel } from '@desk/protocol/dashboard';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, plural } from '../../charts/figure-text.ts';
import type { Bar } from '../../charts/ui-bar-list.ts';
import { channelNames } from '../../data/channel-names.ts';
import { liveLink } from '../../data/live-link.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { reportStyles } from '../report-frame.ts';
import { activityFigures, chosenOf } from './dashboard-figures.ts';
import './desk-breakdown.ts';
import '../desk-report-figures.ts';
import '../../charts/ui-bar-list.ts';
import '../../charts/ui-chart-card.ts';

/** Activity Overview: what waits and runs, who is there, over which channels, and how it divides among the departments. */
@customElement('desk-dashboard-activity')
export class DeskDashboardActivity extends LitElement {
  @property({ attribute: false }) now!: Dashboard;

  override render() {
    const { now } = this;
    const sum = sumOf(now);
    return html`<div class="report"><desk-report-figures label="Activity, now" .figures=${activityFigures(now)}></desk-report-figures>
      <ui-chart-card heading="Performance breakdown" count=${plural(now.departments.length, 'department')} hint="now, and today since midnight">
        <desk-breakdown style="margin-inline:-20px" .now=${now}></desk-breakdown>
        <p class="hint" style="padding-block:10px 6px">
          Who serves several departments stands in the line of each and once in the figures above, so the lines may add up to more${
            sum > now.available
              ? `: here they come to ${countText(sum)} available, and it is ${plural(now.available, 'person', 'people')}`
              : ''
          }. Chats and closures stand in one line each. First reply and in target are of the chats that got their first answer today, also those that still run; negative is a share of the rated ones.
        </p>
      </ui-chart-card>
      <ui-chart-card heading="Open chats by channel" hint="waiting, live and pending, now">
        ${
          bars(now).length > 0
            ? html`<ui-bar-list style="--label:96px" measure="Open chats" .bars=${bars(now)} summary="Open chats by channel, now"></ui-bar-list>`
            : html`<p class="hint">No chat is open in these departments.</p>`
        }
      </ui-chart-card></div>`;
  }

  static override styles = [baseStyles, reportStyles];
}

function sumOf({ departments }: Dashboard): number {
  return departments.reduce((sum, { available }) => sum + available, 0);
}

function bars(now: Dashboard): Bar[] {
  const open = ({ waiting, live, pending }: DashboardChannel) => waiting + live + pending;
  return now.channels
    .filter((channel) => open(channel) > 0)
    .map((channel) => ({
      id: channel.channel,
      label: channelNames[channel.channel],
      value: open(channel),
      href: liveLink({ channel: channel.channel, department: chosenOf(now) }),
    }));
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-dashboard-activity': DeskDashboardActivity;
  }
}
