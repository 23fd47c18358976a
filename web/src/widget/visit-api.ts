import type { StartVisit, VisitorChat } from '@desk/protocol/chat';
import { fromProblem } from '@desk/protocol/errors';
import type { Loaded, VisitorMessage } from './visit-state.ts';

export type VisitApi = {
  startVisit: (visit: StartVisit) => Promise<{ token: string; customerId: string; workspace?: { name: string } }>;
  readChat: (token: string) => Promise<Loaded>;
  postMessage: (token: string, message: { text: string; clientId: string }) => Promise<{ chat: VisitorChat; message: VisitorMessage }>;
  endChat: (token: string) => Promise<{ chat: VisitorChat }>;
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
    startVisit: (visit) => call('POST', 'sessions', null, visit),
    readChat: (token) => call('GET', 'chat', token),
    postMessage: (token, message) => call('POST', 'messages', token, message),
    endChat: (token) => call('POST', 'end', token, {}),
    socketUrl: (token) => `${base.replace(/^http/, 'ws')}/api/socket?token=${encodeURIComponent(token)}`,
  };
}
