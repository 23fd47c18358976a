import type { AnswerSurvey, SurveyAnswer, SurveyKind, SurveyQuestion, VisitorSurvey } from '@desk/protocol/survey';
import { nextQuestion } from '@desk/protocol/survey-scale';
import type { Outgoing } from './outbox.ts';

/** An answer that the desk has not accepted yet. */
export type OutgoingAnswer = Outgoing & AnswerSurvey;

/** Where the customer is in their survey, as their browser keeps it: the question that is open though answered, and words not sent. */
export type Surveying = {
  surveyId: string | null;
  at: SurveyKind | null;
  /** They came back to an answer that they had given. */
  isChange: boolean;
  words: Partial<Record<SurveyKind, string>>;
};
export const NOT_SURVEYED: Surveying = { surveyId: null, at: null, isChange: false, words: {} };

export type Given = { question: SurveyQuestion; score: number; mayChange: boolean };
export type SurveyView =
  | { shows: 'nothing' }
  | { shows: 'form'; question: SurveyQuestion; answer: SurveyAnswer | null; words: string; isChange: boolean }
  /** `left`: what was skipped and can still be answered. */
  | { shows: 'rated'; given: readonly Given[]; left: readonly SurveyKind[] }
  | { shows: 'skipped'; left: readonly SurveyKind[] };

/** The survey as if what is on its way had arrived. */
export function answered(survey: VisitorSurvey, outgoing: readonly OutgoingAnswer[]): VisitorSurvey {
  const answers = { ...survey.answers };
  const skipped = new Set(survey.skipped);
  for (const { surveyId, state, kind, score, comment } of outgoing) {
    if (surveyId !== survey.id || state === 'failed') continue;
    if (score !== null) answers[kind] = { score, comment: comment ?? answers[kind]?.comment ?? null };
    if (answers[kind] === null) skipped.add(kind);
    else skipped.delete(kind);
  }
  return { ...survey, answers, skipped: [...skipped] };
}

/** Whether, by the server's time, something of it can still be answered for the first time. */
export function isOpenSurvey(survey: VisitorSurvey, now: Date): boolean {
  return isWaiting(survey, now) && nextQuestion(survey) !== undefined;
}

/** What of the survey stands below the end of the chat, by the server's time. [Q5] */
export function surveyView(survey: VisitorSurvey, surveying: Surveying, answers: readonly OutgoingAnswer[], now: Date): SurveyView {
  const shown = answered(survey, answers);
  const mine = surveying.surveyId === survey.id ? surveying : NOT_SURVEYED;
  const mayChange = !survey.isOver && (survey.changeUntil === null || Date.parse(survey.changeUntil) > now.getTime());
  const may = (kind: SurveyKind) => (survey.answers[kind] === null ? isWaiting(survey, now) : mayChange);
  const open =
    survey.questions.find(({ kind }) => kind === mine.at && may(kind)) ?? (isWaiting(survey, now) ? nextQuestion(shown) : undefined);
  if (open) {
    const answer = shown.answers[open.kind];
    return { shows: 'form', question: open, answer, words: mine.words[open.kind] ?? answer?.comment ?? '', isChange: mine.isChange };
  }
  const given = survey.questions.flatMap((question) => {
    const answer = shown.answers[question.kind];
    return answer ? [{ question, score: answer.score, mayChange: may(question.kind) }] : [];
  });
  const left = isWaiting(survey, now) ? survey.questions.map(({ kind }) => kind).filter((kind) => shown.answers[kind] === null) : [];
  if (given.length > 0) return { shows: 'rated', given, left };
  return left.length > 0 ? { shows: 'skipped', left } : { shows: 'nothing' };
}

/** When the view changes by itself next, in milliseconds from `now`; null: not any more. */
export function nextChangeIn({ expiresAt, changeUntil }: VisitorSurvey, now: Date): number | null {
  const ahead = [expiresAt, changeUntil].flatMap((at) => (at === null ? [] : [Date.parse(at) - now.getTime()])).filter((ms) => ms > 0);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function isWaiting({ isOver, expiresAt }: VisitorSurvey, now: Date): boolean {
  return !isOver && Date.parse(expiresAt) > now.getTime();
}
