import type { StartVisit, VisitorChat } from '@desk/protocol/chat';
import { DeskError, fromProblem } from '@desk/protocol/errors';
import type { AnswerSurvey, VisitorSurvey } from '@desk/protocol/survey';
import type { Loaded, VisitorMessage } from './visit-state.ts';

export type VisitApi = {
  /** Without a department, the desk chooses. */
  startVisit: (
    where: { key: string; department: string | null },
    name: string | null,
  ) => Promise<{ token: string; customerId: string; workspace?: { name: string } }>;
  readChat: (token: string) => Promise<Loaded>;
  postMessage: (token: string, message: { text: string; clientId: string }) => Promise<{ chat: VisitorChat; message: VisitorMessage }>;
  endChat: (token: string) => Promise<{ chat: VisitorChat }>;
  answerSurvey: (token: string, answer: AnswerSurvey) => Promise<{ chat: VisitorChat; survey: VisitorSurvey }>;
  socketUrl: (token: string) => string;
};

const TIMEOUT_MS = 15_000;

/** The visitor's calls to the desk at `base`. Throws DeskError for a refusal, TypeError or a timeout when the desk is out of reach. */
export function createVisitApi(base: string): VisitApi {
  async function call<T>(method: 'GET' | 'POST', path: string, token: string | null, body?: unknown): Promise<T> {
    const answer = await fetch(`${base}/api/widget/${path}`, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      keepalive: method === 'POST' && path === 'survey', // whoever rates often leaves in the same second
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const document: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw fromProblem(answer.status, document);
    return document as T; // our own server's answer: the protocol's types hold
  }

  return {
    startVisit: ({ key, department }, name) => {
      const visit: StartVisit = { workspace: key, ...(name ? { name } : {}), ...(department ? { department } : {}) };
      return call('POST', 'sessions', null, visit);
    },
    readChat: (token) => call('GET', 'chat', token),
    postMessage: (token, message) => call('POST', 'messages', token, message),
    endChat: (token) => call('POST', 'end', token, {}),
    answerSurvey: (token, answer) => call('POST', 'survey', token, answer),
    socketUrl: (token) => `${base.replace(/^http/, 'ws')}/api/socket?token=${encodeURIComponent(token)}`,
  };
}

/** The desk does not know this session any more. */
export function isForgotten(error: unknown): boolean {
  return error instanceof DeskError && (error.code === 'bad-visitor-token' || error.code === 'sign-in');
}
