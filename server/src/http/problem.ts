import { DeskError, toProblem } from '@desk/protocol/errors';
import type { Log } from '@desk/runtime/log';
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from './context.ts';

/** Answers every error as `application/problem+json` (RFC 9457). An unknown one is logged with its stack and leaves as `internal`. */
export function onError(log: Log): ErrorHandler<Env> {
  return (error, c) => {
    if (error instanceof DeskError) return problem(c, error);
    if (error instanceof HTTPException) return problem(c, fromHttp(error));
    log.error({ err: error }, 'a fault of ours');
    return problem(c, new DeskError('internal', 'Something went wrong on our side. Try again; if it stays, send us the request id.'));
  };
}

export function problem(c: Context<Env>, error: DeskError): Response {
  const body = toProblem(error, c.get('requestId'));
  if (typeof error.details.retryAfter === 'number') c.header('Retry-After', String(error.details.retryAfter));
  return c.body(JSON.stringify(body), body.status as ContentfulStatusCode, { 'content-type': 'application/problem+json' });
}

/** What Hono refuses by itself: broken JSON above all. */
function fromHttp(error: HTTPException): DeskError {
  if (error.status === 413) return new DeskError('too-large', 'That is too large.');
  return new DeskError(
    'bad-request',
    error.status === 400 ? 'The request is not valid JSON.' : error.message || 'The request could not be read.',
  );
}
