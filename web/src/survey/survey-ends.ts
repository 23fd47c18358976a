import type { SurveyKind } from '@desk/protocol/survey';

/** What the lowest and the highest score of each kind mean, as customers read them and admins see beforehand. */
export const surveyEnds: Record<SurveyKind, readonly [worst: string, best: string]> = {
  csat: ['Not at all', 'Completely'],
  nps: ['Not likely', 'Very likely'],
};
