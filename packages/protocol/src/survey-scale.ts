import type { SurveyKind, VisitorSurvey } from './survey.ts';

// Without schemas, since pages load these as values.

/** Customer satisfaction, then how likely the customer is to recommend the business: they are asked in this order. */
export const SURVEY_KINDS = ['csat', 'nps'] as const;

/** Lowest and highest score of each kind. If both are asked, they come in this order. */
export const SCALES = { csat: [1, 5], nps: [0, 10] } as const satisfies Record<SurveyKind, readonly [number, number]>;

/** Answers can be changed for so long after a question was first answered, and a survey waits for so long. [Q5] */
export const CHANGE_MINUTES = 10;
export const ANSWER_HOURS = 24;
export const SURVEY_COMMENT_LIMIT = 1_000;

/** Whether a number is a score of this kind. */
export function isScore(kind: SurveyKind, score: number): boolean {
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
export const CSAT_FILTERS = ['asked', 'answered', 'satisfied', 'dissatisfied', '1', '2', '3', '4', '5'] as const;
/** Promoters are 9 and 10, detractors 0 to 6. */
export const NPS_FILTERS = [
  'asked',
  'answered',
  'promoter',
  'passive',
  'detractor',
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
] as const;
export type ScoreFilter = (typeof CSAT_FILTERS)[number] | (typeof NPS_FILTERS)[number];

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
