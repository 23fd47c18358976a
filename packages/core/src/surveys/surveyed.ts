import type { VisitorSurvey } from '@desk/protocol/survey';
import type { RawBuilder } from 'kysely';
import type { Step } from '../chats/change.ts';
import { type ChatState, toChat } from '../chats/chat-state.ts';
import { toClosureRow } from '../closures/closure-row.ts';
import { handledSecondsOf } from '../closures/handled-seconds.ts';

/** The step after which a closure shows what its customer was asked or answered; nothing else of it moves. */
export function surveyed<T extends 'chat.survey-asked' | 'chat.survey-answered'>(
  type: T,
  state: ChatState,
  survey: VisitorSurvey,
  writes: RawBuilder<unknown>[],
): Step<T> {
  const closure = { ...state.closure!, survey: survey.answers };
  const chat = toChat({ ...state, closure, version: state.version + 1 });
  const row = toClosureRow(chat, chat.closure!, handledSecondsOf(state, new Date(closure.closedAt)));
  return { next: { closure }, type, data: { row, survey } as Step<T>['data'], writes };
}
