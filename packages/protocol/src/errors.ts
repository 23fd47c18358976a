/**
 * Every refusal of the desk has a code: the reason, in kebab-case. The table is exhaustive, so a new code must choose its HTTP status.
 * Free of dependencies: the browser imports it as a value.
 */
export const HTTP_STATUS = {
  'bad-request': 400,
  'sign-in': 401,
  'wrong-credentials': 401,
  'bad-visitor-token': 401,
  'bad-wall-pass': 401,
  'not-allowed': 403,
  'not-yours': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'already-closed': 409,
  'already-exists': 409,
  'already-offered': 409,
  'at-limit': 409,
  conflict: 409,
  'customer-wrote': 409,
  'newer-chat': 409,
  'nobody-available': 409,
  'not-available': 409,
  'not-open': 409,
  'offer-over': 409,
  'opted-out': 409,
  'survey-over': 409,
  'undo-over': 409,
  'undo-refused': 409,
  'in-use': 409,
  'too-large': 413,
  invalid: 422,
  'idempotency-mismatch': 422,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof HTTP_STATUS;

/** One field that failed validation: `path` in dots (`tagIds.0`), `message` a sentence for a person. */
export type FieldError = { path: string; message: string };

/** What travels beside a refusal, so that a client can act without asking again. */
export type ErrorDetails = { errors?: FieldError[]; [extra: string]: unknown };

/**
 * An expected refusal. Anything else that is thrown is a bug and leaves the house as `internal`.
 * `message` is a sentence for a person; `details` are merged into the problem document (RFC 9457 extension members).
 */
export class DeskError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeskError';
    this.code = code;
    this.details = details;
  }
}

/** RFC 9457 `application/problem+json`, as every route answers an error. */
export type Problem = { type: 'about:blank'; title: string; status: number; code: ErrorCode; requestId?: string } & ErrorDetails;

/** Turns a refusal into the problem document that leaves the house. */
export function toProblem(error: DeskError, requestId?: string): Problem {
  return {
    type: 'about:blank',
    title: error.message,
    status: HTTP_STATUS[error.code],
    code: error.code,
    ...(requestId === undefined ? {} : { requestId }),
    ...error.details,
  };
}

/** The other way round, in a client: an answer that is not a problem document becomes `internal` or `unavailable`. */
export function fromProblem(status: number, body: unknown): DeskError {
  if (isProblem(body)) {
    const { type: _type, title, status: _status, code, ...details } = body;
    return new DeskError(code, title, details);
  }
  return status === 429
    ? new DeskError('too-many', 'Too many requests in a row.')
    : new DeskError(status >= 500 ? 'unavailable' : 'bad-request', `The server answered ${status}.`);
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    body.code in HTTP_STATUS &&
    'title' in body
  );
}
