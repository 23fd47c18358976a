import { DeskError } from '@desk/protocol/errors';
import type { ChatId, SurveyId, WorkspaceId } from '@desk/protocol/ids';
import type { SurveyQuestion, VisitorSurvey } from '@desk/protocol/survey';
import { ANSWER_HOURS } from '@desk/protocol/survey-scale';
import { sql } from 'kysely';
import { system } from '../access.ts';
import { change, type Step } from '../chats/change.ts';
import type { ChatState } from '../chats/chat-state.ts';
import { reachOf } from '../customers/reach.ts';
import type { Db, Tx } from '../db/connect.ts';
import { jsonb } from '../db/json.ts';
import { questionsOf, type StoredSettings, storedSettings } from './settings.ts';
import { surveyed } from './surveyed.ts';

const AT_ONCE = 500;

/** Workspaces with surveys whose closes cannot be undone any more. */
export async function workspacesWithDueSurveys(db: Db): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct workspace_id from surveys where due_at <= now()`.execute(db);
  return rows.map((row) => row.workspace_id);
}

/**
 * Asks the customers whose surveys are due, each once. Who may not be asked after all loses the survey: an opt-out, a newer chat, or another survey
 * within 24 hours. Safe to run twice. [Q2] [Q3]
 * @returns how many were asked
 */
export async function askDue(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const due = await db
    .selectFrom('surveys')
    .select(['id', 'chat_id'])
    .where('workspace_id', '=', workspaceId)
    .where('due_at', '<=', sql<Date>`now()`)
    .orderBy('due_at')
    .limit(AT_ONCE)
    .execute();
  let asked = 0;
  for (const { id, chat_id } of due) {
    if (await askOrDrop(db, workspaceId, id, chat_id)) asked++;
  }
  return asked;
}

/** A new chat of the customer, which ends what they were asked, and an opt-out stand in line with it: each is before or after it as a whole. */
async function askOrDrop(db: Db, workspaceId: WorkspaceId, id: SurveyId, chatId: ChatId): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // In the order in which an undo and a new chat take them.
    await sql`select from chats where id = ${chatId} for no key update`.execute(tx);
    await sql`select from customers where id = (select customer_id from chats where id = ${chatId}) for share`.execute(tx);
    await sql`select from surveys where id = ${id} for update`.execute(tx);
    const isAsked = await ask(tx, workspaceId, id, chatId);
    if (!isAsked) await tx.deleteFrom('surveys').where('id', '=', id).where('sent_at', 'is', null).execute();
    return isAsked;
  });
}

type Standing = StoredSettings & { isDue: boolean | null; askedLately: boolean; newer: unknown; optedOut: boolean };

/** @returns false when this customer is not to be asked */
async function ask(tx: Tx, workspaceId: WorkspaceId, id: SurveyId, chatId: ChatId): Promise<boolean> {
  const { replayed } = await change<'chat.survey-asked', Standing>(tx, system(workspaceId, 'surveys'), chatId, {
    action: 'ask-survey',
    more: sql`, ${storedSettings()}, ${reachOf()},
      (select s.closure_id = c.closure_id and s.sent_at is null and s.ended_at is null from surveys s where s.id = ${id}) as "isDue",
      exists (select from surveys s where s.customer_id = c.customer_id and s.sent_at > now() - make_interval(hours => ${ANSWER_HOURS})) as "askedLately"`,
    decide: (state, now, { isDue, askedLately, newer, optedOut, ...settings }) => {
      const questions = questionsOf(settings);
      if (!isDue || askedLately || newer || optedOut || questions.length === 0) return null;
      return asked(state, id, questions, now);
    },
  }).catch(notClosed);
  return !replayed;
}

/** A chat that is open again, as a server of an older version leaves it, asks nobody: one such survey must not keep the others back. */
function notClosed(error: unknown): { replayed: true } {
  if (error instanceof DeskError && error.code === 'not-open') return { replayed: true };
  throw error;
}

function asked(state: ChatState, id: SurveyId, questions: SurveyQuestion[], now: Date): Step<'chat.survey-asked'> {
  const expiresAt = new Date(now.getTime() + ANSWER_HOURS * 3_600_000);
  const answers = { csat: null, nps: null };
  const survey: VisitorSurvey = {
    id,
    questions,
    answers,
    skipped: [],
    expiresAt: expiresAt.toISOString(),
    changeUntil: null,
    isOver: false,
  };
  return surveyed('chat.survey-asked', state, survey, [
    sql`asked as (update surveys set due_at = null, sent_at = ${now}, expires_at = ${expiresAt}, questions = ${jsonb(questions)}
      from moved where surveys.id = ${id})`,
  ]);
}
