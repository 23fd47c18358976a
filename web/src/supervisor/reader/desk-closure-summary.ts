import type { Closure, ClosureReference } from '@desk/protocol/closure';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { referenceMark } from '../../closing/reference-mark.ts';
import { baseStyles } from '../../ui/base-styles.ts';
import '../../closing/desk-other-chats.ts';
import '../../closing/desk-survey-answers.ts';
import '../../ui/ui-chip.ts';
import '../../ui/ui-face.ts';
import '../../ui/ui-icon.ts';
import '../../ui/ui-tag.ts';
import '../../ui/ui-time.ts';

const sentiments = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' } as const;

/** What was said about a chat when it ended: sentiment, who and when, note, tags, references with their state and reason, and what the customer answered. What was noted later is a comment. */
@customElement('desk-closure-summary')
export class DeskClosureSummary extends LitElement {
  @property({ attribute: false }) closure!: Closure;

  override render() {
    const { sentiment, closedBy, closedAt, note, tags, references, survey } = this.closure;
    return html`<section aria-label="Closing details">
      <div class="line">
        <ui-face .sentiment=${sentiment} .size=${18}></ui-face>
        <b class=${sentiment ?? 'unset'}>${sentiment ? sentiments[sentiment] : 'Sentiment not set'}</b>
        <span class="t3 num">closed by ${closedBy.kind === 'customer' ? 'the customer' : closedBy.name}, <ui-time .at=${closedAt} format="day"></ui-time> <ui-time .at=${closedAt}></ui-time></span>
        <span class="grow"></span>
        ${tags.map((tag) => html`<ui-tag .name=${tag.name} .hue=${tag.hue}></ui-tag>`)}
      </div>
      ${note ? html`<p dir="auto">${note}</p>` : html`<p class="t3">No closing note.</p>`}
      <desk-survey-answers .survey=${survey}></desk-survey-answers>
      ${references.length > 0 ? html`<ul aria-label="References">${references.map((reference) => this.#reference(reference))}</ul>` : nothing}
    </section>`;
  }

  #reference(reference: ClosureReference) {
    const mark = referenceMark(reference);
    const name = reference.key ?? reference.text;
    const chip = html`<ui-chip .tone=${mark.tone} .icon=${mark.icon}>${name}</ui-chip>`;
    const rest = reference.kind === 'jira' ? [reference.summary, mark.words, reference.reason].filter(Boolean).join(' · ') : mark.words;
    return html`<li>
      ${reference.url ? html`<a href=${reference.url} target="_blank" rel="noreferrer">${chip}</a>` : chip}
      <span class="hint ell" title=${rest}>${rest}</span>
      <desk-other-chats .reference=${reference}></desk-other-chats>
    </li>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        max-block-size: 45%;
        overflow: hidden auto;
        scrollbar-width: thin;
        background: var(--desk-surface-2);
        border-block-end: 1px solid var(--desk-line);
      }
      section {
        display: grid;
        gap: 7px;
        padding: 12px 16px 12px 20px;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 7px;
        flex-wrap: wrap;
        font: 400 12px/18px var(--desk-font);
      }
      .line b {
        font-weight: 600;
        font-size: 13px;
      }
      .positive {
        color: var(--desk-pos);
      }
      .negative {
        color: var(--desk-neg);
      }
      .neutral {
        color: var(--desk-neu);
      }
      .unset {
        color: var(--desk-text-2);
      }
      p {
        font: 400 13px/20px var(--desk-font);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        min-inline-size: 0;
        block-size: 26px;
      }
      a {
        border-radius: var(--desk-r-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-closure-summary': DeskClosureSummary;
  }
}
