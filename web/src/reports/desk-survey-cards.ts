import type { Channel } from '@desk/protocol/closure';
import type { DeskEvent } from '@desk/protocol/events';
import type { SurveyKind, SurveySettings } from '@desk/protocol/survey';
import type { SurveyReport } from '@desk/protocol/survey-report';
import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plural } from '../charts/figure-text.ts';
import { periodAsPlace } from '../clock/period.ts';
import { serverNow } from '../clock/server-clock.ts';
import { socketContext } from '../data/contexts.ts';
import type { DeskSocket } from '../data/socket.ts';
import { readSurveyReport } from '../data/survey-report-api.ts';
import { readSurveySettings } from '../data/survey-settings-api.ts';
import { TopicsController } from '../data/topics-controller.ts';
import { baseStyles } from '../ui/base-styles.ts';
import { compareWords, lineLegend } from './line-legend.ts';
import { reportFrame, reportStyles } from './report-frame.ts';
import { ReportLoad } from './report-load.ts';
import { type ReportScope, scopeKey, scopeQuery } from './report-scope.ts';
import { runningStep, stepOf } from './step-of.ts';
import { csatFigures, npsFigures, npsText, surveyLink } from './survey-figures.ts';
import { scoreBars, surveyPoints, surveySeries } from './survey-lines.ts';
import './desk-report-figures.ts';
import '../charts/ui-chart-card.ts';
import '../charts/ui-line-chart.ts';
import '../charts/ui-score-bars.ts';

type Loaded = {
  now: SurveyReport;
  before: SurveyReport | undefined;
  soFar: SurveyReport | undefined;
  settings: SurveySettings | undefined;
};

const names = { csat: 'Customer satisfaction (CSAT)', nps: 'Net promoter score (NPS)' } as const;
const short = { csat: 'CSAT', nps: 'NPS' } as const;

/** The first answer is read at once, those that follow it together, at most so often. */
const GAP_MS = 2_000;

/** What customers say themselves, as two cards: CSAT and NPS of the chats that were closed in the time of the scope, live, however late the answer. [Q8] */
@customElement('desk-survey-cards')
export class DeskSurveyCards extends LitElement {
  @property({ attribute: false }) scope!: ReportScope;
  @property() channel: Channel | undefined;
  @consume({ context: socketContext })
  private socket!: DeskSocket;
  @state() private heard = 0;
  readonly #load = new ReportLoad<Loaded>(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStale = false;

  constructor() {
    super();
    new TopicsController(this, {
      socket: () => this.socket,
      topics: () => ['closures'],
      onEvents: (events) => {
        if (events.some((event) => this.#isNews(event))) this.#stale();
      },
      onResync: () => this.#stale(),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(): void {
    const { scope, channel } = this;
    this.#load.ask(`${scopeKey(scope)} ${channel} ${this.heard}`, (signal) => read(scope, channel, signal));
  }

  override render() {
    return reportFrame(
      this.#load,
      this.scope,
      () => false,
      (loaded) => html`<div class="row even">${this.#csat(loaded)}${this.#nps(loaded)}</div>`,
    );
  }

  #csat(loaded: Loaded) {
    const { csat } = loaded.now;
    const link = surveyLink('csat', this.scope, this.channel);
    const words = `${plural(csat.satisfied, 'answer')} of ${csat.answers} with a 4 or a 5`;
    return this.#cards('csat', loaded, words, () => csatFigures(csat, loaded.soFar?.csat, link));
  }

  #nps(loaded: Loaded) {
    const { nps } = loaded.now;
    const link = surveyLink('nps', this.scope, this.channel);
    const words = `${npsText(nps)} of ${plural(nps.answers, 'answer')}`;
    return this.#cards('nps', loaded, words, () => npsFigures(nps, loaded.soFar?.nps, link));
  }

  #cards(kind: SurveyKind, loaded: Loaded, words: string, figures: () => ReturnType<typeof csatFigures>) {
    const { now, before } = loaded;
    const { answers, scores } = now[kind];
    // Where nobody answered in the other period, there is no line of it to name.
    const scope = before?.[kind].answers === 0 ? { ...this.scope, against: undefined } : this.scope;
    if (answers === 0) return html`<ui-chart-card heading=${names[kind]}>${this.#empty(kind, loaded)}</ui-chart-card>`;
    const link = surveyLink(kind, scope, this.channel);
    return html`<div>
      <ui-chart-card heading=${names[kind]}>
        ${lineLegend(scope, 'var(--desk-data-1)')}
        <desk-report-figures label="${names[kind]}, ${scope.words}" .figures=${figures()}></desk-report-figures>
        <ui-line-chart
          ?share=${kind === 'csat'}
          ?balance=${kind === 'nps'}
          base-name="Answered"
          .running=${runningStep(now[kind], scope.period)}
          .points=${surveyPoints(kind, now, scope, link)}
          .series=${surveySeries(kind, now, before, scope)}
          summary="${short[kind]}, ${compareWords(scope)}. ${words}."
        ></ui-line-chart>
      </ui-chart-card>
      <ui-chart-card class="scores" heading="${short[kind]} scores" hint="of ${plural(answers, 'answer')}">
        <ui-score-bars .scores=${scoreBars(kind, scores, link)} summary="How many gave each ${short[kind]} score, ${scope.words}"></ui-score-bars>
      </ui-chart-card>
    </div>`;
  }

  /** Nobody answered: because nobody was asked, or not yet, and where that is changed: whoever sees reports may. */
  #empty(kind: SurveyKind, { now, settings }: Loaded): TemplateResult {
    const { scope } = this;
    const { asked } = now[kind];
    const place = periodAsPlace(scope.period, scope.zone, new Date(serverNow()));
    const where = scope.departmentName ? ` in ${scope.departmentName}` : '';
    const link = surveyLink(kind, scope, this.channel)('asked');
    return html`<p class="hint empty">No ${short[kind]} survey was answered ${place}${where}.
      ${asked > 0 ? html`<a href=${link}>${plural(asked, 'customer was', 'customers were')} asked</a>.` : nothing}
      ${asked === 0 && settings && !settings[kind].on ? html`${short[kind]} surveys are off: <a href="/admin/surveys">switch them on in Admin</a>.` : nothing}</p>`;
  }

  /** An answer or a question of a chat that the cards are about, or that surveys were switched on or off. */
  #isNews(event: DeskEvent): boolean {
    if (event.type === 'surveys.changed') return true;
    if (event.type !== 'chat.survey-answered' && event.type !== 'chat.survey-asked') return false;
    const closedAt = new Date(event.data.row.closedAt);
    return this.scope.period.from <= closedAt && closedAt < this.scope.period.to;
  }

  #stale(): void {
    if (this.#timer !== undefined) {
      this.#isStale = true;
      return;
    }
    this.#isStale = false;
    this.heard++;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isStale) this.#stale();
    }, GAP_MS);
  }

  static override styles = [
    baseStyles,
    reportStyles,
    css`
      :host {
        display: block;
        overflow: visible;
      }
      .report > .row:last-child {
        border-block-end: 0;
      }
      desk-report-figures {
        margin: -2px -20px 14px;
        border-block-start: 1px solid var(--desk-line);
      }
      .scores {
        border-block-start: 1px solid var(--desk-line);
      }
      .empty {
        padding-block: 2px 8px;
      }
      .empty a {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
    `,
  ];
}

async function read(scope: ReportScope, channel: Channel | undefined, signal: AbortSignal): Promise<Loaded> {
  const by = stepOf(scope.period);
  const { period, against } = scope;
  const report = (from: Date, to: Date) =>
    readSurveyReport({ ...scopeQuery(scope), by, from: from.toISOString(), to: to.toISOString(), ...(channel ? { channel } : {}) }, signal);
  const [now, before, soFar] = await Promise.all([
    report(period.from, period.to),
    against && report(against.period.from, against.period.to),
    against && report(against.period.from, against.until),
  ]);
  const isAsked = now.csat.asked > 0 && now.nps.asked > 0;
  return { now, before, soFar, settings: isAsked ? undefined : await readSurveySettings() };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-survey-cards': DeskSurveyCards;
  }
}
