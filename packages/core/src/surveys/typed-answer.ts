import type { ChatId } from '@desk/protocol/ids';
import type { VisitorSurvey } from '@desk/protocol/survey';
import { nextQuestion, scoreOf } from '@desk/protocol/survey-scale';
import { sql } from 'kysely';
import type { Visitor } from '../access.ts';
import { type Intent, storedKey } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import { answerSurvey } from './answer.ts';
import { visitorSurveyJson } from './survey-json.ts';

type Open = { survey: VisitorSurvey | null; isTaken: boolean };

/**
 * Takes a message for the answer that it is by itself: nothing but a score of the question that is open, since when nobody of the team wrote. The
 * same message sent again is the same answer, never that of the next question. [Q6] [I3]
 * @returns false when it is a message like any other
 * @throws DeskError `survey-over` when it is over in this very moment
 */
export async function takeTypedAnswer(db: Db, who: Visitor, chatId: ChatId, text: string, message: Intent): Promise<boolean> {
  if (scoreOf('nps', text) === null) return false;
  const intent = { ...message, key: `${message.key}:score` };
  const { rows } = await sql<Open>`select exists (select from events e where e.workspace_id = ${who.workspaceId}
      and e.intent = ${storedKey(who, intent)}) as "isTaken",
    (select ${visitorSurveyJson()} from surveys s where s.chat_id = ${chatId} and s.ended_at is null and s.expires_at > clock_timestamp()
      and not exists (select from messages m where m.chat_id = s.chat_id and m.author_kind = 'agent' and m.at > s.sent_at)
      order by s.sent_at desc limit 1) as survey`.execute(db);
  const { survey, isTaken } = rows[0]!;
  if (isTaken) return true;
  const kind = survey ? nextQuestion(survey)?.kind : undefined;
  const score = kind ? scoreOf(kind, text) : null;
  if (!survey || !kind || score === null) return false;
  await answerSurvey(db, who, { surveyId: survey.id, kind, score }, intent);
  return true;
}
