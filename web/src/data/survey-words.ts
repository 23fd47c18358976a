import type { ClosureSurvey, SurveyKind } from '@desk/protocol/survey';
import { CSAT_FILTERS, NPS_FILTERS, SCALES, SURVEY_KINDS } from '@desk/protocol/survey-scale';

export const surveyNames: Record<SurveyKind, string> = { csat: 'CSAT', nps: 'NPS' };

/** `4/5`, `9/10` */
export function scoreText(kind: SurveyKind, score: number): string {
  return `${score}/${SCALES[kind][1]}`;
}

/** Who is satisfied or would recommend, who is not, and who is between: the colours of sentiment say the same. [Q8] */
export function scoreTone(kind: SurveyKind, score: number): 'positive' | 'neutral' | 'negative' {
  if (kind === 'csat') return score >= 4 ? 'positive' : 'negative';
  if (score >= 9) return 'positive';
  return score >= 7 ? 'neutral' : 'negative';
}

/** What was answered, CSAT first, with the score in words: `CSAT 4/5`. */
export function answersOf(survey: ClosureSurvey | undefined) {
  return SURVEY_KINDS.flatMap((kind) => {
    const answer = survey?.[kind];
    return answer ? [{ kind, ...answer, text: scoreText(kind, answer.score), tone: scoreTone(kind, answer.score) }] : [];
  });
}

const groups: Record<string, string> = {
  asked: 'asked',
  answered: 'answered',
  satisfied: 'satisfied, 4 or 5',
  dissatisfied: 'dissatisfied, 1 to 3',
  promoter: 'promoters, 9 or 10',
  passive: 'passives, 7 or 8',
  detractor: 'detractors, 0 to 6',
};

/** A filter of scores in words: `CSAT satisfied, 4 or 5`, `NPS 9/10`. */
export function scoreFilterWords(kind: SurveyKind, filter: string): string {
  return `${surveyNames[kind]} ${groups[filter] ?? scoreText(kind, Number(filter))}`;
}

const filters = { csat: CSAT_FILTERS, nps: NPS_FILTERS } as const;

/** The filters of one survey to choose from. */
export function scoreChoices(kind: SurveyKind): { value: string; label: string }[] {
  return [
    { value: '', label: `Any ${surveyNames[kind]}` },
    ...filters[kind].map((value) => ({ value, label: scoreFilterWords(kind, value) })),
  ];
}
