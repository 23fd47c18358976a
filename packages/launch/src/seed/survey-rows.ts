import { questionsOf } from '@desk/core/surveys/settings';
import { type CustomerId, newId, type SurveyId } from '@desk/protocol/ids';
import { ANSWER_HOURS } from '@desk/protocol/survey-scale';
import type { PlayedChat } from './play-chat.ts';
import type { Random } from './random.ts';
import { type RowSet, rowSet } from './row-set.ts';
import { type PlayedAnswer, playAnswer } from './survey-scores.ts';

/** The demo asks both questions, in the desk's own words. */
export const SURVEYS_ON = { survey_csat: true, survey_nps: true } as const;
const QUESTIONS = questionsOf({ ...SURVEYS_ON, survey_words: {} });

const DAY_MS = ANSWER_HOURS * 3_600_000;
/** The worker asks so long after the time to undo. */
const ASKING_MS = 700;
/** Who is cross, or happy, says so more often. */
const ANSWERS = { positive: 0.34, neutral: 0.27, negative: 0.42 };

/** What customers were asked after these chats, as the desk would have asked them, and what about a third of them answered until `now`. [Q2] [Q3] */
export function surveyRows(
  workspace_id: PlayedChat['row']['workspace_id'],
  chats: readonly PlayedChat[],
  random: Random,
  now: Date,
): RowSet {
  const closed = chats
    .flatMap(({ row, closure }) => (closure && row.first_reply_at ? [{ row, closure, closedAt: new Date(closure.closedAt) }] : []))
    .filter(({ closure: { reason } }) => reason === 'resolved' || reason === 'customer_end')
    .sort((a, b) => a.closedAt.getTime() - b.closedAt.getTime());
  const openings = Map.groupBy(chats, ({ row }) => row.customer_id);
  const asked = new Map<CustomerId, number>();
  return rowSet(
    'surveys',
    closed.flatMap(({ row, closure, closedAt }) => {
      const sentAt = Date.parse(closure.undoUntil) + ASKING_MS;
      const later = (openings.get(row.customer_id) ?? [])
        .map((chat) => chat.row.opened_at.getTime())
        .filter((at) => at > row.opened_at.getTime());
      const endedAt = later.length === 0 ? null : Math.min(...later);
      const wasAsked = asked.get(row.customer_id);
      if (sentAt > now.getTime() || (endedAt ?? sentAt) < sentAt || (wasAsked !== undefined && wasAsked > sentAt - DAY_MS)) return [];
      asked.set(row.customer_id, sentAt);
      const answeredAt = sentAt + random.between(15, random.chance(0.2) ? 14_400 : 420) * 1000;
      const inTime = answeredAt < Math.min(now.getTime(), endedAt ?? now.getTime());
      const mood = closure.sentiment ?? random.pick(['positive', 'positive', 'neutral'] as const);
      const csat = inTime && random.chance(ANSWERS[mood]) ? playAnswer('csat', mood, null, random) : null;
      const nps = csat && random.chance(0.82) ? playAnswer('nps', mood, csat.score, random) : null;
      return [
        {
          id: newId('srv') as SurveyId,
          workspace_id,
          chat_id: row.id,
          closure_id: closure.id,
          customer_id: row.customer_id,
          closed_at: closedAt,
          sent_at: new Date(sentAt),
          expires_at: new Date(sentAt + DAY_MS),
          questions: QUESTIONS,
          ...columns('csat', csat),
          ...columns('nps', nps),
          skipped: csat && !nps ? ['nps' as const] : [],
          answered_at: csat && new Date(answeredAt),
          ended_at: endedAt === null ? null : new Date(endedAt),
        },
      ];
    }),
  );
}

function columns<K extends 'csat' | 'nps'>(kind: K, answer: PlayedAnswer | null) {
  return { [kind]: answer?.score ?? null, [`${kind}_comment`]: answer?.comment ?? null } as Record<K, number | null> &
    Record<`${K}_comment`, string | null>;
}
