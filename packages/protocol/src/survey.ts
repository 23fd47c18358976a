import { z } from 'zod';
import { SurveyId } from './ids.ts';
import { cleanText, lineUpTo } from './text.ts';

/** Customer satisfaction, 1 to 5, and how likely the customer is to recommend the business, 0 to 10. */
export const SurveyKind = z.enum(['csat', 'nps']);
export type SurveyKind = z.infer<typeof SurveyKind>;

/** Lowest and highest score of each kind. If both are asked, they come in this order. */
export const SCALES = { csat: [1, 5], nps: [0, 10] } as const satisfies Record<SurveyKind, readonly [number, number]>;

/** Answers can be changed for so long after a question was first answered, and a survey waits for so long. [Q5] */
export const CHANGE_MINUTES = 10;
export const ANSWER_HOURS = 24;
export const SURVEY_COMMENT_LIMIT = 1_000;

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

function isScore(kind: SurveyKind, score: number): boolean {
  const [low, high] = SCALES[kind];
  return score >= low && score <= high;
}

/** The score that a whole message is, or null: on channels without buttons an answer is typed. [Q6] */
export function scoreOf(kind: SurveyKind, text: string): number | null {
  const score = /^\d{1,2}$/.test(text.trim()) ? Number(text) : null;
  return score !== null && isScore(kind, score) ? score : null;
}

/** The question that is put next: the first that was neither answered nor skipped. */
export function nextQuestion({ questions, answers, skipped }: Pick<VisitorSurvey, 'questions' | 'answers' | 'skipped'>) {
  return questions.find(({ kind }) => answers[kind] === null && !skipped.includes(kind));
}

/** Satisfied are 4 and 5. */
export const CsatFilter = z.enum(['asked', 'answered', 'satisfied', 'dissatisfied', '1', '2', '3', '4', '5']);
/** Promoters are 9 and 10, detractors 0 to 6. */
export const NpsFilter = z.enum([
  'asked',
  'answered',
  'promoter',
  'passive',
  'detractor',
  ...(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const),
]);
export type ScoreFilter = z.infer<typeof CsatFilter> | z.infer<typeof NpsFilter>;

/** Lowest and highest score that a filter is about; null: whoever was asked. */
export function scoresOf(kind: SurveyKind, filter: ScoreFilter): readonly [number, number] | null {
  switch (filter) {
    case 'asked':
      return null;
    case 'answered':
      return SCALES[kind];
    case 'satisfied':
      return [4, 5];
    case 'dissatisfied':
      return [1, 3];
    case 'promoter':
      return [9, 10];
    case 'passive':
      return [7, 8];
    case 'detractor':
      return [0, 6];
    default:
      return [Number(filter), Number(filter)];
  }
}

/** Net promoter score: the share of promoters minus that of detractors, -100 to 100, rounded; null without an answer. */
export function netPromoterScore({
  answers,
  promoters,
  detractors,
}: {
  answers: number;
  promoters: number;
  detractors: number;
}): number | null {
  return answers === 0 ? null : Math.round(((promoters - detractors) / answers) * 100) + 0;
}
