import type { VisitorChat } from '@desk/protocol/chat';
import type { VisitorFrame } from '@desk/protocol/socket';
import type { VisitorSurvey } from '@desk/protocol/survey';
import { serverNow } from '../clock/server-clock.ts';
import type { OutgoingMessage } from './outbox.ts';
import { isOpenSurvey, NOT_SURVEYED, type OutgoingAnswer, type Surveying } from './survey-view.ts';

export type VisitorMessage = NonNullable<Extract<VisitorFrame, { type: 'chat' }>['message']>;

/** How the widget stands with the desk: `idle` has nothing to connect for, `lost` tries again. */
export type LinkState = 'idle' | 'connecting' | 'open' | 'lost';

/** All that the panel shows. Replaced as a whole at each change, never written into. */
export type VisitState = {
  title: string;
  /** What the visitor called themself; null when not asked or not said. */
  name: string | null;
  /** A session exists, so there may be a conversation. */
  known: boolean;
  /** The stored conversation has not arrived yet. */
  loading: boolean;
  chat: VisitorChat | null;
  messages: readonly VisitorMessage[];
  /** The chat before, when this one answers what the team wrote after its end. [C29] */
  earlier: Earlier | null;
  outgoing: readonly OutgoingMessage[];
  link: LinkState;
  online: boolean;
  /** Name of the agent who types right now. */
  typing: string | null;
  /** The earlier conversation cannot be read any more. */
  expired: boolean;
  /** The visitor has put the closed chat aside to start anew. */
  fresh: boolean;
  ending: 'no' | 'asked' | 'sending' | 'failed';
  /** Messages of the team that nobody has looked at. */
  unread: number;
  /** A question about the chat that nobody has looked at. */
  isAsked: boolean;
  /** What the customer is asked about the chat that ended, as of that version of the chat. */
  survey: VisitorSurvey | null;
  surveyVersion: number;
  surveying: Surveying;
  answers: readonly OutgoingAnswer[];
  /** The last attempt to hand in an answer did not reach the desk. */
  areAnswersHeldUp: boolean;
};

/** The answer of `GET /api/widget/chat`; before the first message it says nothing of the workspace. */
export type Loaded = {
  chat: VisitorChat | null;
  messages: readonly VisitorMessage[];
  earlier?: Earlier | null;
  survey?: VisitorSurvey | null;
  workspace?: { name: string };
};

export type Earlier = { closedAt: string; messages: readonly VisitorMessage[] };

export function emptyState(title: string, name: string | null): VisitState {
  return {
    title,
    name,
    known: false,
    loading: false,
    chat: null,
    messages: [],
    earlier: null,
    outgoing: [],
    link: 'idle',
    online: true,
    typing: null,
    expired: false,
    fresh: false,
    ending: 'no',
    unread: 0,
    isAsked: false,
    survey: null,
    surveyVersion: 0,
    surveying: NOT_SURVEYED,
    answers: [],
    areAnswersHeldUp: false,
  };
}

/** The state after a load. What the socket brought meanwhile is newer and stays. */
export function withLoaded(state: VisitState, { chat, messages, earlier = null, survey = null, workspace }: Loaded): VisitState {
  const base = { ...state, title: workspace?.name ?? state.title, loading: false, expired: false };
  if (chat === null) return state.chat === null ? base : { ...base, chat: null, messages: [], survey: null };
  if (state.chat?.id !== chat.id) return { ...base, chat, messages: inOrder(messages), earlier, survey, surveyVersion: chat.version };
  const kept = state.chat.version > chat.version ? state.chat : chat;
  return withSurvey({ ...base, chat: kept, messages: inOrder([...messages, ...state.messages]), earlier }, chat, survey);
}

/**
 * The same with a survey as it was at this version of the chat; an older one, or that of another chat, changes nothing. One that has just come
 * brings the chat that it is about back from behind a new one, unless that has been written to.
 */
export function withSurvey(state: VisitState, { id, version }: VisitorChat, survey: VisitorSurvey | null): VisitState {
  if (state.chat?.id !== id || version < state.surveyVersion) return state;
  const isNew = survey !== null && survey.id !== state.survey?.id && isOpenSurvey(survey, new Date(serverNow()));
  return { ...state, survey, surveyVersion: version, fresh: state.fresh && !(isNew && state.outgoing.length === 0) };
}

/**
 * A chat as an answer or a frame brings it, with the message that changed it. An older version of the same chat changes nothing but may
 * still bring a message; a chat that was opened before the present one is ignored; one that was opened after it takes its place.
 */
export function withChat(state: VisitState, chat: VisitorChat, message: VisitorMessage | null): VisitState {
  const mine = state.chat;
  const added = message === null ? [] : [message];
  if (mine === null || mine.id !== chat.id) {
    if (mine !== null && chat.openedAt < mine.openedAt) return state;
    const closedAt = mine?.closedAt ?? null;
    const isFollowedUp = closedAt !== null && state.messages.some(({ author, at }) => author.kind === 'agent' && at > closedAt);
    const earlier = isFollowedUp ? { closedAt, messages: state.messages } : null;
    const anew = { fresh: false, ending: 'no', typing: null, survey: null, surveyVersion: 0 } as const;
    return settled({ ...state, ...anew, chat, messages: added, earlier }, message);
  }
  const isNewer = chat.version > mine.version;
  const next = isNewer ? { ...chat, queuePosition: chat.queuePosition ?? placeInQueue(mine, chat) } : mine;
  const isOver = next.status === 'closed';
  return settled(
    {
      ...state,
      chat: next,
      messages: inOrder([...state.messages, ...added]),
      // A last word, or a follow-up of the team, went into the chat that has ended: it is seen where it stands.
      fresh: state.fresh && isOver && (message === null || message.author.kind === 'system'),
      ending: isOver ? 'no' : state.ending,
      typing: isOver ? null : state.typing,
    },
    message,
  );
}

/** A frame does not count the queue: the place that is known stays until the next load. */
function placeInQueue(mine: VisitorChat, next: VisitorChat): number | null {
  return next.status === 'waiting' ? mine.queuePosition : null;
}

/** Whether the chat has ended and its last word came later, and from this side: a polite one of the customer [K11], a follow-up of the team [C29]. */
export function isLastWordOf(side: 'customer' | 'agent', { chat, messages }: Pick<VisitState, 'chat' | 'messages'>): boolean {
  const last = messages.at(-1);
  return chat?.closedAt != null && last?.author.kind === side && last.at > chat.closedAt;
}

/** Messages of the team that came after the last one seen. */
export function unreadCount(messages: readonly VisitorMessage[], seenVersion: number): number {
  return messages.filter((message) => message.author.kind === 'agent' && message.version > seenVersion).length;
}

/** A message that arrived is no longer on its way, and who wrote it no longer types. */
function settled(state: VisitState, message: VisitorMessage | null): VisitState {
  if (message === null) return state;
  return {
    ...state,
    outgoing: state.outgoing.filter((item) => item.clientId !== message.clientId),
    typing: message.author.kind === 'agent' ? null : state.typing,
  };
}

function inOrder(messages: readonly VisitorMessage[]): VisitorMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return [...byId.values()].sort((a, b) => a.version - b.version);
}
