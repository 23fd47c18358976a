import type { VisitorChat } from '@desk/protocol/chat';
import type { AnswerSurvey, SurveyKind, VisitorSurvey } from '@desk/protocol/survey';
import { Outbox } from './outbox.ts';
import { answered, NOT_SURVEYED, type OutgoingAnswer, type Surveying } from './survey-view.ts';
import type { VisitApi } from './visit-api.ts';
import { keptList, type VisitMemory } from './visit-memory.ts';
import type { VisitNews } from './visit-news.ts';
import type { VisitState } from './visit-state.ts';

/** What a customer does with a question. `isPassing`: by the arrow keys, which go through every score on their way. */
export type SurveyStep = { kind: SurveyKind } & (
  | { does: 'choose'; score: number; isPassing: boolean }
  | { does: 'write' | 'send'; words: string }
  | { does: 'skip' | 'change' }
);

export type VisitSurveyOptions = {
  memory: VisitMemory;
  api: VisitApi;
  survey: () => VisitorSurvey | null;
  onAnswered: (chat: VisitorChat, survey: VisitorSurvey) => void;
  /** The desk, or the way to it, did not take an answer. */
  onRefused: (error: unknown) => void;
  onNews: (news: VisitNews) => void;
  onChange: (part: Pick<VisitState, 'surveying' | 'answers' | 'areAnswersHeldUp'>) => void;
};

/** An arrow key that rests so long has chosen. */
const PASSING_MS = 400;

/**
 * The customer's side of a survey. A chosen score goes to the desk at once, words with "Send answer"; what cannot be sent waits with what was
 * typed in the browser's memory, for all tabs and across reloads.
 */
export class VisitSurvey {
  readonly #options: VisitSurveyOptions;
  readonly #outbox: Outbox<AnswerSurvey>;

  constructor(options: VisitSurveyOptions) {
    this.#options = options;
    this.#outbox = new Outbox({
      kept: keptList(options.memory, 'answers'),
      send: (answer) => this.#deliver(answer),
      onChange: () => options.onChange(this.kept),
    });
  }

  /** Takes up what an earlier page left behind. */
  resume(): void {
    this.#outbox.resume(new Date());
  }

  flush(): void {
    void this.#outbox.flush();
  }

  stop(): void {
    this.#outbox.stop();
  }

  /** What the memory holds now, also of what another tab did. */
  get kept(): Pick<VisitState, 'surveying' | 'answers' | 'areAnswersHeldUp'> {
    return { surveying: this.#surveying, answers: this.#outbox.items, areAnswersHeldUp: this.#outbox.isHeldUp };
  }

  forget(): void {
    this.#options.memory.write('surveying', null);
    this.#outbox.takeAll();
  }

  take(step: SurveyStep): void {
    const survey = this.#options.survey();
    if (survey === null) return;
    const { kind } = step;
    const known = answered(survey, this.#outbox.items).answers[kind];
    const words = { ...this.#mine(survey).words, ...('words' in step ? { [kind]: step.words } : {}) };
    const keep = (at: SurveyKind | null, isChange = false) =>
      this.#options.memory.write('surveying', { surveyId: survey.id, at, isChange, words });
    switch (step.does) {
      case 'write':
        // The field holds it already: nothing is drawn for a key.
        keep(kind, this.#mine(survey).isChange);
        return;
      case 'choose':
        keep(kind, this.#mine(survey).isChange);
        this.#queue({ surveyId: survey.id, kind, score: step.score }, step.isPassing ? PASSING_MS : 0);
        return;
      case 'send':
        keep(null);
        if (known && step.words.trim() !== (known.comment ?? ''))
          this.#queue({ surveyId: survey.id, kind, score: known.score, comment: step.words.trim() });
        else this.flush();
        break;
      case 'skip':
        keep(null);
        if (known === null) this.#queue({ surveyId: survey.id, kind, score: null });
        else this.flush();
        break;
      case 'change':
        keep(kind, true);
        break;
      default:
        step satisfies never;
    }
    this.#options.onChange(this.kept);
  }

  get #surveying(): Surveying {
    return this.#options.memory.read('surveying') ?? NOT_SURVEYED;
  }

  #mine(survey: VisitorSurvey): Surveying {
    const kept = this.#surveying;
    return kept.surveyId === survey.id ? kept : NOT_SURVEYED;
  }

  /** The newest answer to a question takes the place of one that has not left, or was refused; its words stay. */
  #queue(answer: AnswerSurvey, waitMs = 0): void {
    const isOlder = ({ surveyId, kind, state }: OutgoingAnswer) =>
      surveyId !== answer.surveyId || state === 'failed' || (kind === answer.kind && state === 'queued');
    for (const older of this.#outbox.items.filter(isOlder)) {
      this.#outbox.remove(older.clientId);
      if (older.state === 'queued' && older.comment !== undefined) answer = { comment: older.comment, ...answer };
    }
    this.#outbox.add(answer, waitMs);
  }

  async #deliver({ surveyId, kind, score, comment }: OutgoingAnswer): Promise<void> {
    const { memory, api, onAnswered, onRefused, onNews } = this.#options;
    const token = memory.read('token');
    if (token === null) return;
    try {
      const { chat, survey } = await api.answerSurvey(token, { surveyId, kind, score, comment });
      this.#forgetWords({ surveyId, kind, comment });
      onAnswered(chat, survey);
      if (score !== null && comment === undefined) onNews({ type: 'rated', kind, score });
    } catch (error) {
      onRefused(error);
      throw error;
    }
  }

  /** Words that have arrived are the answer's. */
  #forgetWords({ surveyId, kind, comment }: Pick<AnswerSurvey, 'surveyId' | 'kind' | 'comment'>): void {
    const kept = this.#surveying;
    if (kept.surveyId !== surveyId || comment === undefined || kept.words[kind]?.trim() !== comment) return;
    const { [kind]: _arrived, ...words } = kept.words;
    this.#options.memory.write('surveying', { ...kept, words });
  }
}
