import type { ClosureSurvey, VisitorSurvey } from '@desk/protocol/survey';
import { CHANGE_MINUTES } from '@desk/protocol/survey-scale';
import { type RawBuilder, sql } from 'kysely';
import { iso } from '../db/iso.ts';

/** The answers of the survey that the alias `s` names, as its closure shows them. */
export function closureSurveyJson(): RawBuilder<ClosureSurvey> {
  return sql<ClosureSurvey>`jsonb_build_object(
    'csat', case when s.csat is not null then jsonb_build_object('score', s.csat, 'comment', s.csat_comment) end,
    'nps', case when s.nps is not null then jsonb_build_object('score', s.nps, 'comment', s.nps_comment) end)`;
}

/** The same survey as its customer sees it. */
export function visitorSurveyJson(): RawBuilder<VisitorSurvey> {
  return sql<VisitorSurvey>`jsonb_build_object('id', s.id, 'questions', s.questions, 'answers', ${closureSurveyJson()}, 'skipped', s.skipped,
    'expiresAt', ${iso('s.expires_at')}, 'changeUntil', ${iso(`(s.answered_at + interval '${CHANGE_MINUTES} minutes')`)},
    'isOver', s.ended_at is not null)`;
}
