import type { Segment } from '@desk/protocol/closure';
import type { ReplyTimeReport } from '@desk/protocol/row-report';
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText, durationText, shareTexts } from '../charts/figure-text.ts';
import { closedLink } from '../data/closed-link.ts';
import { segmentWords } from '../data/segment-words.ts';
import { baseStyles } from '../ui/base-styles.ts';
import type { ReportScope } from './report-scope.ts';

/** Where the time of chats went: four segments that add up to all of it, each with its definition. A table and its picture in one. */
@customElement('desk-segments')
export class DeskSegments extends LitElement {
  @property({ attribute: false }) report!: ReplyTimeReport;
  @property({ attribute: false }) scope!: ReportScope;

  override render() {
    const { segments, totalSeconds, timed, closures } = this.report;
    // Medians are of all chats, also those that spent nothing there; of some that are not measured yet there is no list.
    const all = timed === closures && timed > 0 ? this.#link() : undefined;
    const shares = shareTexts(segments.map(({ seconds }) => seconds));
    return html`<div class="bar" role="img" aria-label=${segments.map((each, i) => `${segmentWords[each.segment].name} ${shares[i]}`).join(', ')}>
        ${segments.map((each) => html`<span class=${each.segment} style="flex-grow:${each.seconds}"></span>`)}
      </div>
      <table>
        <caption class="sr">Time of chats from opening to close, by who was waited for</caption>
        <thead>
          <tr><th scope="col">Segment</th><th scope="col" class="r">Share</th><th scope="col" class="r">Median</th><th scope="col" class="r">90% within</th><th scope="col" class="r">In all</th></tr>
        </thead>
        <tbody>
          ${segments.map(
            (each, i) => html`<tr>
              <th scope="row"><i class=${each.segment}></i><a href=${this.#link(each.segment)}>${segmentWords[each.segment].name}</a> <span class="hint">${segmentWords[each.segment].meaning}</span></th>
              <td class="r num">${cell(shares[i]!, each.seconds > 0 ? this.#link(each.segment) : undefined)}</td>
              <td class="r num">${cell(durationText(each.median), all)}</td>
              <td class="r num">${cell(durationText(each.p90), all)}</td>
              <td class="r num">${cell(durationText(each.seconds), each.seconds > 0 ? this.#link(each.segment) : undefined)}</td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr><th scope="row">From opening to close</th><td class="r num">${totalSeconds > 0 ? '100%' : '–'}</td><td></td><td></td><td class="r num">${cell(durationText(totalSeconds), all)}</td></tr>
        </tfoot>
      </table>
      <p class="hint">Measured in ${countText(timed)} of ${countText(closures)} closed chats; shares are of their ${durationText(totalSeconds)}. Every moment belongs to one segment: what the last thing that happened left the chat in.</p>`;
  }

  /** The closures whose chats spent some time there; all of them without a segment. */
  #link(spent?: Segment): string {
    const { period, department } = this.scope;
    return closedLink({ from: period.from, to: period.to, department, spent });
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        gap: 2px;
        block-size: 12px;
        margin-block: 4px 10px;
      }
      .bar span {
        border-radius: 2px;
        background: var(--c);
        min-inline-size: 1px;
      }
      .queue {
        --c: var(--desk-warn-fill);
      }
      .agent {
        --c: var(--desk-data-1);
      }
      .customer {
        --c: var(--desk-data-2);
      }
      .pending {
        --c: var(--desk-neu-fill);
      }
      i {
        display: inline-block;
        inline-size: 8px;
        block-size: 8px;
        border-radius: 2px;
        margin-inline-end: 7px;
        background: var(--c);
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th {
        text-align: start;
        font: 400 12.5px/18px var(--desk-font);
      }
      thead th {
        font: 500 11px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      th,
      td {
        padding: 4px 8px;
        border-block-end: 1px solid var(--desk-line);
        font-size: 12.5px;
      }
      th:first-child {
        padding-inline-start: 0;
      }
      tfoot th,
      tfoot td {
        border: 0;
        font-weight: 550;
      }
      a:hover {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      .r {
        text-align: end;
        white-space: nowrap;
      }
      p {
        margin-block: 8px 0;
      }
    `,
  ];
}

function cell(text: string, href: string | undefined) {
  return href ? html`<a href=${href}>${text}</a>` : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-segments': DeskSegments;
  }
}
