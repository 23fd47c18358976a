import { DeskError, fromProblem } from '@desk/protocol/errors';

export interface RequestOptions {
  body?: unknown;
  /** Idempotency key: one for each intent of a person, kept over every repeat of it. */
  key?: string;
  signal?: AbortSignal;
}

let onSignedOut = (): void => {};

/** What to do when an answer says that the session is over. Set once, by the session. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** The page is on its way out: what is sent now must outlive it. */
let isLeaving = false;
addEventListener(
  'pagehide',
  () => {
    isLeaving = true;
  },
  { capture: true },
);
addEventListener('pageshow', () => {
  isLeaving = false;
});

/** A new idempotency key. */
export function newKey(): string {
  return crypto.randomUUID();
}

/**
 * Sends JSON to our own server and reads JSON back.
 * @throws DeskError with the code of the problem document; `unavailable` when no answer came at all
 */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.key) headers['idempotency-key'] = options.key;
  const init: RequestInit = { method, headers, credentials: 'same-origin', keepalive: isLeaving };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal) init.signal = options.signal;

  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new DeskError('unavailable', 'The server cannot be reached.', { unreachable: true }, { cause });
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as T;
  const error = fromProblem(response.status, body);
  if (error.code === 'sign-in') onSignedOut();
  throw error;
}

/** `{ a: 1, b: undefined }` → `?a=1`; nothing to say gives an empty string. */
export function query(values: Record<string, string | number | undefined | null>): string {
  const set = Object.entries(values).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== null && entry[1] !== '',
  );
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : '';
}

/** True when nothing reached the server or it could not answer: the same thing may be tried again. */
export function isTransient(error: unknown): boolean {
  return error instanceof DeskError && ['unavailable', 'internal', 'too-many'].includes(error.code);
}

/** The sentence of an error for a person. A bug has none of its own. */
export function sentenceOf(error: unknown): string {
  return error instanceof DeskError ? error.message : 'Something went wrong on this page.';
}

/** The request id of a server fault, to hand to whoever looks after the desk. */
export function requestIdOf(error: unknown): string {
  const id = error instanceof DeskError ? error.details.requestId : undefined;
  return typeof id === 'string' ? id : '';
}
