import { z } from 'zod';
import { SurveyId } from './ids.ts';
import { CSAT_FILTERS, isScore, NPS_FILTERS, SURVEY_COMMENT_LIMIT, SURVEY_KINDS } from './survey-scale.ts';
import { cleanText, lineUpTo } from './text.ts';

/** Customer satisfaction, 1 to 5, and how likely the customer is to recommend the business, 0 to 10. */
export const SurveyKind = z.enum(SURVEY_KINDS);
export type SurveyKind = z.infer<typeof SurveyKind>;

const Asking = z.object({
  on: z.boolean(),
  question: lineUpTo(160, 'The question'),
  thanks: lineUpTo(160, 'The thank-you'),
  /** Whether a few words may be added to the score. */
  comment: z.boolean(),
});

/** `GET /api/surveys`: what customers are asked after a close. `afterTimeout`: also when the chat closed by itself. */
export const SurveySettings = z.object({ version: z.number().int(), csat: Asking, nps: Asking, afterTimeout: z.boolean() });
export type SurveySettings = z.infer<typeof SurveySettings>;

/** As a workspace begins: nobody is asked. */
export const SURVEY_DEFAULTS: Omit<SurveySettings, 'version'> = {
  csat: { on: false, question: 'Did we solve it for you?', thanks: 'Thank you, that helps us.', comment: true },
  nps: { on: false, question: 'How likely are you to recommend us to a friend?', thanks: 'Thank you, that helps us.', comment: true },
  afterTimeout: false,
};

/** A question as it was put to one customer: what an admin changes later does not change it. */
export const SurveyQuestion = Asking.omit({ on: true }).extend({ kind: SurveyKind });
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;

export const SurveyAnswer = z.object({ score: z.number().int(), comment: z.string().nullable() });
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** What a customer answered about one closure; null: not asked, or not answered. */
export const ClosureSurvey = z.object({ csat: SurveyAnswer.nullable(), nps: SurveyAnswer.nullable() });
export type ClosureSurvey = z.infer<typeof ClosureSurvey>;

/** A survey as its customer sees it. `changeUntil` null: not answered yet. `isOver`: the customer began a new chat instead. */
export const VisitorSurvey = z.object({
  id: SurveyId,
  questions: z.array(SurveyQuestion),
  answers: ClosureSurvey,
  skipped: z.array(SurveyKind),
  expiresAt: z.string(),
  changeUntil: z.string().nullable(),
  isOver: z.boolean(),
});
export type VisitorSurvey = z.infer<typeof VisitorSurvey>;

/** `POST /api/widget/survey`: one question. `score` null: skipped. What is left out of an earlier answer stays. */
export const AnswerSurvey = z
  .object({
    surveyId: SurveyId,
    kind: SurveyKind,
    score: z.number().int().nullable(),
    comment: z
      .string()
      .max(SURVEY_COMMENT_LIMIT, `At most ${SURVEY_COMMENT_LIMIT} characters`)
      .transform((raw) => cleanText(raw).trim())
      .optional(),
  })
  .refine(({ kind, score }) => score === null || isScore(kind, score), { path: ['score'], message: 'That is not on the scale.' });
export type AnswerSurvey = z.infer<typeof AnswerSurvey>;

export const CsatFilter = z.enum(CSAT_FILTERS);
export const NpsFilter = z.enum(NPS_FILTERS);
