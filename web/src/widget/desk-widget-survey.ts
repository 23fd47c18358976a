import type { SurveyKind } from '@desk/protocol/survey';
import { SCALES, SURVEY_COMMENT_LIMIT } from '@desk/protocol/survey-scale';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { serverNow } from '../clock/server-clock.ts';
import { surveyEnds } from '../survey/survey-ends.ts';
import { surveyFace } from '../survey/survey-faces.ts';
import { surveyStyles } from './desk-widget-survey.styles.ts';
import { answered, nextChangeIn, type SurveyView, surveyView } from './survey-view.ts';
import type { VisitState } from './visit-state.ts';
import type { SurveyStep } from './visit-survey.ts';
import { widgetBase } from './widget-base.ts';
import { widgetIcon } from './widget-icon.ts';
import { words } from './words.ts';

/** The customer did something with a question. */
export class SurveyStepped extends Event {
  static readonly type = 'survey-stepped';
  readonly step: SurveyStep;
  constructor(step: SurveyStep) {
    super(SurveyStepped.type);
    this.step = step;
  }
}

type Form = Extract<SurveyView, { shows: 'form' }>;
type Rated = Extract<SurveyView, { shows: 'rated' }>;

/**
 * What the customer is asked after the end of a chat: one question at a time. A score counts once it is chosen, words when they are sent; what is
 * not sent stays. Answers can be changed for ten minutes, after that a line says what was answered. [Q5]
 */
@customElement('desk-widget-survey')
export class DeskWidgetSurvey extends LitElement {
  @property({ attribute: false }) visit!: VisitState;

  @state() private words = '';
  /** They wanted to send, and this is why not. */
  @state() private fault: string | null = null;

  #view: SurveyView = { shows: 'nothing' };
  /** What is shown, as a name: when it is another, the focus follows. */
  #place = '';
  #isPassing = false;
  #clock = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#clock);
  }

  override render() {
    const view = this.#view;
    return html`${this.#refused()}${view.shows === 'form' ? this.#waitingBefore(view.question) : nothing}${
      view.shows === 'form' ? this.#form(view) : view.shows === 'rated' ? this.#rated(view) : nothing
    }${view.shows === 'rated' || view.shows === 'skipped' ? view.left.map((kind) => this.#afterAll(kind)) : nothing}`;
  }

  /** Whether a question stands open. */
  get isAsking(): boolean {
    return this.#view.shows === 'form';
  }

  /** Into the scores of the open question. */
  override focus(): void {
    this.scrollIntoView({ block: 'nearest' });
    this.#chosenOrFirst?.focus();
  }

  protected override willUpdate(): void {
    const { survey, surveying, answers } = this.visit;
    const now = new Date(serverNow());
    this.#view = survey === null ? { shows: 'nothing' } : surveyView(survey, surveying, answers, now);
    const place = this.#view.shows === 'form' ? `${survey?.id} ${this.#view.question.kind} ${this.#view.isChange}` : this.#view.shows;
    if (place !== this.#place) {
      this.words = this.#view.shows === 'form' ? this.#view.words : '';
      this.fault = null;
      if (this.#hasFocus) void this.updateComplete.then(() => this.#follow());
    }
    this.#place = place;
    clearTimeout(this.#clock);
    const ms = survey && nextChangeIn(survey, now);
    if (ms !== null) this.#clock = setTimeout(() => this.requestUpdate(), ms + 50);
  }

  #form({ question: { kind, question, comment }, answer, isChange }: Form) {
    return html`<form class="card" novalidate @submit=${this.#send}>
      <h3 id="question" tabindex="-1" dir="auto">${question}</h3>
      <div class="scores ${kind}" role="radiogroup" aria-labelledby="question" aria-describedby=${this.fault ? 'fault' : nothing} @keydown=${this.#passing} @keyup=${this.#passing}>
        ${scoresOf(kind).map((score) => this.#score(kind, score, answer?.score === score))}
      </div>
      <div class="ends" aria-hidden="true">${surveyEnds[kind].map((end) => html`<span>${end}</span>`)}</div>
      ${comment ? this.#comment() : nothing}
      ${this.fault === null ? nothing : html`<p class="fault" id="fault" role="alert">${this.fault}</p>`}
      ${this.#waits(kind)}
      <button type="submit" class="big">${words.sendAnswer}</button>
      <button type="button" class="skip" @click=${() => this.#step({ does: 'skip', kind })}>${isChange ? words.back : words.skip}</button>
    </form>`;
  }

  #score(kind: SurveyKind, score: number, isChosen: boolean): TemplateResult {
    const [low, high] = SCALES[kind];
    const [worst, best] = surveyEnds[kind];
    const end = score === low ? `, ${worst}` : score === high ? `, ${best}` : '';
    return html`<label>
      <input
        type="radio"
        name="score"
        .value=${String(score)}
        aria-label=${words.score(score, high) + end}
        .checked=${live(isChosen)}
        @change=${() => this.#choose(kind, score)}
      />
      ${kind === 'csat' ? surveyFace(score) : nothing}<span aria-hidden="true">${score}</span>
    </label>`;
  }

  #comment() {
    return html`<div class="words">
      <label for="words">${words.addWords} <span>${words.optional}</span></label>
      <textarea id="words" rows="2" dir="auto" autocomplete="off" .value=${live(this.words)} @input=${this.#write}></textarea>
    </div>`;
  }

  #afterAll(kind: SurveyKind) {
    const answerIt = () => this.#step({ does: 'change', kind });
    return html`<button type="button" class="after" @click=${answerIt}>${words.answerAfterAll[kind]}</button>`;
  }

  #rated({ given }: Rated) {
    const lines = given.map(({ question: { kind }, score, mayChange }) => {
      const says = words.rated[kind](score);
      if (!mayChange) return html`<p class="line" tabindex="-1">${says}</p>${this.#waits(kind)}`;
      return html`<p class="line"><span>${says}</span>
        <button type="button" aria-label="${words.change}: ${says}" @click=${() => this.#step({ does: 'change', kind })}>${words.change}</button></p>${this.#waits(kind)}`;
    });
    if (!given.some(({ mayChange }) => mayChange)) return html`<div class="closed">${lines}</div>`;
    return html`<div class="card rated">
      <h3 tabindex="-1" dir="auto">${given.at(-1)!.question.thanks}</h3>
      ${lines}
    </div>`;
  }

  /** What the desk did not take, with the words, so that they can be used elsewhere. */
  #refused() {
    const refused = this.visit.answers.find(({ surveyId, state }) => state === 'failed' && surveyId === this.visit.survey?.id);
    if (!refused) return nothing;
    return html`<div class="refused">
      <p class="fault">${widgetIcon('warning')}<span>${words.answerRefused(refused.reason ?? '')}</span></p>
      ${refused.comment ? html`<blockquote dir="auto">${refused.comment}</blockquote>` : nothing}
    </div>`;
  }

  /** An answer that waits for the connection while another question is open. */
  #waitingBefore(open: Form['question']) {
    const { survey, answers } = this.visit;
    return survey!.questions.map(({ kind }) => {
      const answer = kind === open.kind ? null : answered(survey!, answers).answers[kind];
      const waits = answer ? this.#waits(kind) : nothing;
      return waits === nothing ? nothing : html`<div class="closed"><p class="line">${words.rated[kind](answer!.score)}</p>${waits}</div>`;
    });
  }

  #waits(of: SurveyKind) {
    const { survey, answers, online, link, areAnswersHeldUp } = this.visit;
    const isCut = !online || link === 'lost' || areAnswersHeldUp;
    const isWaiting = answers.some(
      ({ surveyId, kind, score, state }) => surveyId === survey?.id && kind === of && score !== null && state !== 'failed',
    );
    return isCut && isWaiting ? html`<p class="waits">${widgetIcon('clock')}<span>${words.answerWaits}</span></p>` : nothing;
  }

  get #hasFocus(): boolean {
    return this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
  }

  get #chosenOrFirst(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('input:checked') ?? this.renderRoot.querySelector('input');
  }

  /** Whoever was in the form goes on in what has taken its place. */
  #follow(): void {
    const isChange = this.#view.shows === 'form' && this.#view.isChange;
    const target = isChange ? this.#chosenOrFirst : this.renderRoot.querySelector<HTMLElement>('h3, .after, p[tabindex]');
    this.scrollIntoView({ block: 'nearest' });
    target?.focus();
  }

  /** While an arrow key is down, what changes is passed through. */
  #passing = (event: KeyboardEvent): void => {
    this.#isPassing = event.type === 'keydown' && event.key.startsWith('Arrow');
  };

  #choose(kind: SurveyKind, score: number): void {
    this.fault = null;
    this.#step({ does: 'choose', kind, score, isPassing: this.#isPassing });
  }

  #write = (event: Event): void => {
    if (this.#view.shows !== 'form') return;
    this.words = (event.target as HTMLTextAreaElement).value;
    this.fault = this.#tooLong;
    this.#step({ does: 'write', kind: this.#view.question.kind, words: this.words });
  };

  #send = (event: Event): void => {
    event.preventDefault();
    if (this.#view.shows !== 'form') return;
    this.fault = this.#view.answer === null ? words.chooseFirst : this.#tooLong;
    if (this.#view.answer === null) this.#chosenOrFirst?.focus();
    if (this.fault === null) this.#step({ does: 'send', kind: this.#view.question.kind, words: this.words });
  };

  get #tooLong(): string | null {
    const { length } = this.words.trim();
    return length > SURVEY_COMMENT_LIMIT ? words.tooLong(length, SURVEY_COMMENT_LIMIT) : null;
  }

  #step(step: SurveyStep): void {
    this.dispatchEvent(new SurveyStepped(step));
  }

  static override styles = [widgetBase, surveyStyles];
}

function scoresOf(kind: SurveyKind): number[] {
  const [low, high] = SCALES[kind];
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-widget-survey': DeskWidgetSurvey;
  }
}
