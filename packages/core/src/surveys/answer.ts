import type { Chat } from '@desk/protocol/chat';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, SurveyId } from '@desk/protocol/ids';
import type { AnswerSurvey, SurveyAnswer, VisitorSurvey } from '@desk/protocol/survey';
import { CHANGE_MINUTES, SURVEY_KINDS } from '@desk/protocol/survey-scale';
import { type RawBuilder, sql } from 'kysely';
import type { Visitor } from '../access.ts';
import { change, type Intent } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { visitorSurveyJson } from './survey-json.ts';
import { surveyed } from './surveyed.ts';

/**
 * The customer answers one question of their survey, changes answers within ten minutes of having answered the last one, or skips it. The answer
 * belongs to the closure, so to the agent and the department that had the chat then. The same answer twice is one. [Q4] [Q5]
 * @param intent its idempotency key, where the same may be meant for the next question
 * @returns the survey, and the chat whose version says how new it is
 * @throws DeskError `not-found`, `survey-over`, `invalid` for a question that was not put
 */
export async function answerSurvey(
  db: Db,
  who: Visitor,
  input: AnswerSurvey,
  intent?: Intent,
): Promise<{ chat: Chat; survey: VisitorSurvey }> {
  const chatId = await chatOf(db, who, input.surveyId);
  let told: VisitorSurvey | undefined;
  const { chat, data } = await change<'chat.survey-answered', { survey: VisitorSurvey }>(db, who, chatId, {
    action: 'answer-survey',
    ...(intent ? { intent } : {}),
    more: sql`, (select ${visitorSurveyJson()} from surveys s where s.id = ${input.surveyId}) as survey`,
    decide: (state, now, { survey }) => {
      refuseUnlessOpen(survey, input, now);
      const after = answered(survey, input, now);
      told = after;
      return isSame(survey, after) ? null : surveyed('chat.survey-answered', state, after, [answerRow(after)]);
    },
  });
  return { chat, survey: data.survey ?? told! };
}

async function chatOf(db: Db, who: Visitor, id: SurveyId): Promise<ChatId> {
  const row = await db
    .selectFrom('surveys')
    .select('chat_id')
    .where('id', '=', id)
    .where('customer_id', '=', who.id)
    .where('workspace_id', '=', who.workspaceId)
    .where('sent_at', 'is not', null)
    .executeTakeFirst();
  if (!row) throw new DeskError('not-found', 'There is no such survey.');
  return row.chat_id;
}

function refuseUnlessOpen(survey: VisitorSurvey, { kind }: Pick<AnswerSurvey, 'kind'>, now: Date): void {
  if (!survey.questions.some((question) => question.kind === kind))
    throw new DeskError('invalid', 'That was not asked.', { errors: [{ path: 'kind', message: 'That was not asked.' }] });
  const until = survey.answers[kind] === null ? survey.expiresAt : survey.changeUntil!;
  if (survey.isOver || Date.parse(until) <= now.getTime())
    throw new DeskError(
      'survey-over',
      survey.answers[kind] === null ? 'This question is closed.' : 'This answer can no longer be changed.',
    );
}

function answered(survey: VisitorSurvey, { kind, score, comment }: AnswerSurvey, now: Date): VisitorSurvey {
  const before = survey.answers[kind];
  const mayComment = survey.questions.some((question) => question.kind === kind && question.comment);
  const words = mayComment ? (comment ?? before?.comment ?? null) : null;
  const answer: SurveyAnswer | null = score === null ? before : { score, comment: words === '' ? null : words };
  return {
    ...survey,
    answers: { ...survey.answers, [kind]: answer },
    skipped: answer === null ? [...new Set([...survey.skipped, kind])] : survey.skipped.filter((each) => each !== kind),
    changeUntil: answer && !before ? new Date(now.getTime() + CHANGE_MINUTES * 60_000).toISOString() : survey.changeUntil,
  };
}

function isSame(before: VisitorSurvey, after: VisitorSurvey): boolean {
  return SURVEY_KINDS.every((kind) => {
    const [was, is] = [before.answers[kind], after.answers[kind]];
    return was?.score === is?.score && was?.comment === is?.comment && before.skipped.includes(kind) === after.skipped.includes(kind);
  });
}

function answerRow({ id, answers: { csat, nps }, skipped, changeUntil }: VisitorSurvey): RawBuilder<unknown> {
  const answeredAt = changeUntil && new Date(Date.parse(changeUntil) - CHANGE_MINUTES * 60_000);
  return sql`answered as (update surveys set csat = ${csat?.score ?? null}::int, csat_comment = ${csat?.comment ?? null}::text,
      nps = ${nps?.score ?? null}::int, nps_comment = ${nps?.comment ?? null}::text, skipped = ${skipped}::text[],
      answered_at = ${answeredAt}::timestamptz
    from moved where surveys.id = ${id})`;
}
