import type { Dashboard, DashboardDepartment } from '@desk/protocol/dashboard';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, durationText, plural, shareText } from '../../charts/figure-text.ts';
import { tallyTotal } from '../../charts/stack-column.ts';
import { runningTime } from '../../clock/time-words.ts';
import { type LiveState, liveLink } from '../../data/live-link.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import { endingCells } from '../endings.ts';
import { tableStyles } from '../table-styles.ts';
import { chosenOf, repliedLink, todayLink } from './dashboard-figures.ts';

/** The Performance Breakdown: a line for each chosen department, and what they come to together, where each person counts once. */
@customElement('desk-breakdown')
export class DeskBreakdown extends LitElement {
  @property({ attribute: false }) now!: Dashboard;

  override render() {
    const { now } = this;
    const all = chosenOf(now);
    return html`<table>
      <caption class="sr">Performance breakdown by department, now and today</caption>
      <thead>
        <tr>
          <th scope="col">Department</th><th scope="col" class="r">Waiting</th><th scope="col" class="r">Longest wait</th><th scope="col" class="r">Live</th
          ><th scope="col" class="r">Pending</th><th scope="col" class="r">Agents available</th><th scope="col" class="r">Closed today</th
          ><th scope="col" class="r">First reply</th><th scope="col" class="r">In target</th><th scope="col" class="endings">Endings</th><th scope="col" class="r">Negative</th>
        </tr>
      </thead>
      <tbody>
        ${now.departments.map((line) => this.#row(line.department?.name ?? 'No department', line, line.department?.id ?? 'none'))}
      </tbody>
      <tfoot>${this.#row('Together', { ...now, agents: now.agents.length }, all)}</tfoot>
    </table>`;
  }

  #row(name: string, line: Omit<DashboardDepartment, 'department'>, department: string | undefined) {
    const wait = line.longestWaitSince ? Date.parse(this.now.at) - Date.parse(line.longestWaitSince) : undefined;
    const closed = tallyTotal(line.closed);
    const { measured, inTarget, median } = line.firstReply;
    const within = `${countText(inTarget)} of ${plural(measured, 'chat')} first answered today, within ${durationText(this.now.replySeconds)}`;
    const live = (count: number, state: LiveState) =>
      count > 0 ? html`<a href=${liveLink({ department, state })}>${countText(count)}</a>` : html`<span class="none">0</span>`;
    const today = (sentiment?: string) => todayLink(this.now, { department, sentiment });
    return html`<tr>
      <th scope="row"><span class="ell" title=${name}>${name}</span></th>
      <td class="r">${live(line.waiting, 'waiting')}</td>
      <td class="r ${wait !== undefined && wait > this.now.replySeconds * 1000 ? 'late' : ''}">${wait === undefined ? html`<span class="none">–</span>` : html`<a href=${liveLink({ department, state: 'waiting' })}>${runningTime(wait)}</a>`}</td>
      <td class="r">${live(line.live, 'live')}</td>
      <td class="r">${live(line.pending, 'pending')}</td>
      <td class="r">${countText(line.available)} <span class="none">of ${countText(line.agents)}</span></td>
      <td class="r">${closed > 0 ? html`<a href=${today()}>${countText(closed)}</a>` : html`<span class="none">0</span>`}</td>
      <td class="r">${measured > 0 ? html`<a href=${repliedLink(this.now, { department })}>${durationText(median)}</a>` : html`<span class="none">–</span>`}</td>
      <td class="r">${
        measured > 0
          ? html`<a href=${repliedLink(this.now, { department, repliedWithin: String(this.now.replySeconds) })} title=${within}>${shareText(inTarget, measured)}</a> <span class="none">of ${countText(measured)}</span>`
          : html`<span class="none">–</span>`
      }</td>
      ${endingCells(line.closed, today)}
    </tr>`;
  }

  static override styles = [baseStyles, tableStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-breakdown': DeskBreakdown;
  }
}
