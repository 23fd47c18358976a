import type { ChatId } from '@desk/protocol/ids';
import type { VisitorSurvey } from '@desk/protocol/survey';
import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { visitorSurveyJson } from './survey-json.ts';

/** What the desk asked this customer last about a chat; null: nothing. */
export async function visitorSurvey(db: Db, chatId: ChatId): Promise<VisitorSurvey | null> {
  const { rows } = await sql<{ survey: VisitorSurvey }>`select ${visitorSurveyJson()} as survey from surveys s
    where s.chat_id = ${chatId} and s.sent_at is not null order by s.sent_at desc limit 1`.execute(db);
  return rows[0]?.survey ?? null;
}
