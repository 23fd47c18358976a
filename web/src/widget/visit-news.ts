import type { SurveyKind } from '@desk/protocol/survey';
import { serverNow } from '../clock/server-clock.ts';
import { isOpenSurvey } from './survey-view.ts';
import type { VisitorMessage, VisitState } from './visit-state.ts';

/** What happened that a person should hear of, beyond the new state. */
export type VisitNews =
  | { type: 'arrived'; message: VisitorMessage }
  | { type: 'joined'; name: string }
  | { type: 'closed' }
  | { type: 'added' }
  | { type: 'asked'; question: string }
  | { type: 'rated'; kind: SurveyKind; score: number }
  | { type: 'refused'; reason: string }
  | { type: 'expired'; unsent: string };

/** What `message` and the chat that came with it changed, as far as it is worth a word. A repeated frame is not. */
export function newsBetween(before: VisitState, after: VisitState, message: VisitorMessage | null): VisitNews[] {
  const news: VisitNews[] = [];
  const { chat } = after;
  const was = before.chat?.id === chat?.id ? before.chat?.status : undefined;
  if (chat?.status === 'live' && was !== 'live' && chat.agentName !== null) news.push({ type: 'joined', name: chat.agentName });
  if (message?.author.kind === 'agent' && !before.messages.some(({ id }) => id === message.id)) news.push({ type: 'arrived', message });
  if (chat?.status === 'closed' && was === 'closed' && before.fresh && !after.fresh && message?.author.kind === 'customer')
    news.push({ type: 'added' });
  if (chat?.status === 'closed' && was !== undefined && was !== 'closed') news.push({ type: 'closed' });
  const { survey } = after;
  if (survey && !after.fresh && survey.id !== before.survey?.id && isOpenSurvey(survey, new Date(serverNow())))
    news.push({ type: 'asked', question: survey.questions[0]!.question });
  return news;
}
