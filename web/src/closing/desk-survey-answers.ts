import type { ClosureSurvey } from '@desk/protocol/survey';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { answersOf, surveyNames } from '../data/survey-words.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** What the customer said about a closed chat: each score, and their words as text. Nothing when they were not asked. [Q4] */
@customElement('desk-survey-answers')
export class DeskSurveyAnswers extends LitElement {
  @property({ attribute: false }) survey: ClosureSurvey | undefined;
  /** Leaves out that nobody has answered yet. */
  @property({ type: Boolean }) brief = false;

  override render() {
    if (!this.survey) return nothing;
    const answers = answersOf(this.survey);
    if (answers.length === 0) return this.brief ? nothing : html`<p class="t3">Asked how it was, not answered so far.</p>`;
    return html`<ul aria-label="What the customer answered">
      ${answers.map(
        ({ kind, text, tone, comment }) => html`<li>
          <span class="t3">${surveyNames[kind]}</span> <b class="num ${tone}">${text}</b>
          ${comment ? html`<span class="words" dir="auto">${comment}</span>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      p,
      li {
        font: 400 12.5px/18px var(--desk-font);
      }
      li {
        display: flex;
        align-items: baseline;
        gap: 6px;
        min-inline-size: 0;
      }
      li > * {
        flex: none;
      }
      b {
        font-weight: 600;
      }
      .positive {
        color: var(--desk-pos);
      }
      .neutral {
        color: var(--desk-neu);
      }
      .negative {
        color: var(--desk-neg);
      }
      .words {
        flex: 0 1 auto;
        min-inline-size: 0;
        max-block-size: 90px;
        overflow: hidden auto;
        color: var(--desk-text-2);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-survey-answers': DeskSurveyAnswers;
  }
}
