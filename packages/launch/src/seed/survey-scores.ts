import type { Sentiment } from '@desk/protocol/closure';
import type { SurveyKind } from '@desk/protocol/survey';
import type { Random } from './random.ts';
import { SURVEY_WORDS } from './stories/small-talk.ts';

export type PlayedAnswer = { score: number; comment: string | null };

/** How often each score is given, lowest first, by how the chat ended for the customer. */
const CSAT = { positive: [1, 2, 7, 30, 60], neutral: [6, 12, 32, 35, 15], negative: [42, 28, 18, 8, 4] } as const;
/** The same for NPS from 0 to 10, by the satisfaction from 1 to 5 that came before it. */
const NPS = [
  [34, 16, 14, 12, 8, 8, 4, 2, 1, 1, 0],
  [8, 8, 12, 16, 14, 18, 12, 8, 3, 1, 0],
  [1, 1, 2, 5, 8, 20, 22, 24, 12, 3, 2],
  [0, 0, 0, 1, 2, 5, 11, 27, 33, 14, 7],
  [0, 0, 0, 0, 1, 1, 3, 8, 20, 27, 40],
] as const;

const COMMENTS = { csat: 0.3, nps: 0.12 };

/** What a customer answers in that mood; `csat` is what they had answered before. */
export function playAnswer(kind: SurveyKind, mood: Sentiment, csat: number | null, random: Random): PlayedAnswer {
  const weights = kind === 'nps' ? NPS[(csat ?? 3) - 1]! : CSAT[mood];
  const index = random.weighted([...weights.keys()], (each) => weights[each]!);
  const score = kind === 'csat' ? index + 1 : index;
  const words = SURVEY_WORDS[kind][kind === 'csat' ? satisfied(score, 4, 3) : satisfied(score, 9, 7)];
  return { score, comment: random.chance(COMMENTS[kind]) ? random.pick(words) : null };
}

function satisfied(score: number, from: number, soSo: number): Sentiment {
  return score >= from ? 'positive' : score >= soSo ? 'neutral' : 'negative';
}
