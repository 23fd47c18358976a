import type { SurveyKind } from '@desk/protocol/survey';
import { SCALES } from '@desk/protocol/survey-scale';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { surveyEnds } from '../survey/survey-ends.ts';
import { surveyFace } from '../survey/survey-faces.ts';
import { baseStyles } from '../ui/base-styles.ts';

/** What the customer will see of a question, in words; nothing of it can be pressed. */
@customElement('desk-survey-preview')
export class DeskSurveyPreview extends LitElement {
  @property() kind: SurveyKind = 'csat';
  @property() question = '';
  @property() thanks = '';
  @property({ type: Boolean }) comment = false;
  /** Another question follows: the thanks are said when it was skipped. */
  @property({ type: Boolean }) followed = false;

  override render() {
    const [low, high] = SCALES[this.kind];
    const scores = Array.from({ length: high - low + 1 }, (_, i) => low + i);
    const [worst, best] = surveyEnds[this.kind];
    return html`<figure aria-label="What the customer sees">
      <b dir="auto">${this.question.trim() || 'Your question'}</b>
      <div class="scores" aria-hidden="true">${scores.map((score) => html`<span>${this.kind === 'csat' ? surveyFace(score) : nothing}${score}</span>`)}</div>
      <div class="ends"><span>${worst}</span><span>${best}</span></div>
      ${this.comment ? html`<div class="words">Anything to add? Optional</div>` : nothing}
      <figcaption dir="auto">${this.followed ? 'Then the next question; or, if that is skipped,' : 'Then:'} “${this.thanks.trim() || 'Your thank-you'}”</figcaption>
    </figure>`;
  }

  static override styles = [
    baseStyles,
    css`
      figure {
        display: grid;
        gap: 10px;
        margin: 0;
        padding: 14px 16px;
        border: 1px solid var(--desk-line);
        border-radius: 14px;
        background: var(--desk-raised);
      }
      b {
        font: 600 14px/18px var(--desk-font);
        overflow-wrap: anywhere;
      }
      .scores {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(32px, 1fr));
        gap: 6px;
      }
      .scores span {
        display: grid;
        place-items: center;
        place-content: center;
        gap: 3px;
        min-block-size: 34px;
        padding-block: 4px;
        border: 1px solid var(--desk-control);
        border-radius: 9px;
        font: 500 12.5px/1 var(--desk-font);
        font-variant-numeric: tabular-nums;
        color: var(--desk-text-2);
      }
      svg {
        inline-size: 20px;
        block-size: 20px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.1;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .ends {
        display: flex;
        justify-content: space-between;
        font: 400 11.5px/14px var(--desk-font);
        color: var(--desk-text-3);
      }
      .words {
        min-block-size: 40px;
        padding: 7px 10px;
        border: 1px solid var(--desk-control);
        border-radius: 9px;
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-3);
      }
      figcaption {
        font: 400 12px/16px var(--desk-font);
        color: var(--desk-text-3);
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-survey-preview': DeskSurveyPreview;
  }
}
