import { newId, type SurveyId } from '@desk/protocol/ids';
import type { VisitorSurvey } from '@desk/protocol/survey';
import type { OutgoingAnswer } from './survey-view.ts';

const HOUR_MS = 3_600_000;

/** Both questions, put just now and not answered. */
export function aSurvey(change: Partial<VisitorSurvey> = {}): VisitorSurvey {
  return {
    id: newId('srv') as SurveyId,
    questions: [
      { kind: 'csat', question: 'Did we solve it for you?', thanks: 'Thank you, that helps us.', comment: true },
      { kind: 'nps', question: 'How likely are you to recommend us?', thanks: 'Good to know.', comment: true },
    ],
    answers: { csat: null, nps: null },
    skipped: [],
    expiresAt: new Date(Date.now() + 24 * HOUR_MS).toISOString(),
    changeUntil: null,
    isOver: false,
    ...change,
  };
}

export function anAnswer({ id: surveyId }: VisitorSurvey, change: Partial<OutgoingAnswer> = {}): OutgoingAnswer {
  const at = new Date().toISOString();
  return { surveyId, kind: 'csat', score: 4, clientId: newId('msg'), at, state: 'queued', reason: null, ...change };
}
