import { fromProblem } from '@desk/protocol/errors';

const TIMEOUT_MS = 10_000;

export type DeskCall = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

/**
 * JSON calls to the desk at `base` with the same headers each time. They do not follow redirects, so they stay on this machine.
 * Throws DeskError for a refusal, TypeError when nobody answers.
 */
export function deskCaller(base: string, headers: Record<string, string>, signal: AbortSignal): DeskCall {
  return async <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(base + path, {
      method,
      headers: { ...headers, origin: base, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const document: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw fromProblem(answer.status, document);
    return document as T;
  };
}
