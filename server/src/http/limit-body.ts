import { DeskError } from '@desk/protocol/errors';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Env } from './context.ts';
import { problem } from './problem.ts';

/**
 * Refuses bodies above `maxBytes`, answering `too-large`. A length that is declared is believed, since Node lets no more through than that;
 * then the body stays untouched and handlers read it the short way. Otherwise it is measured on its way in.
 */
export function limitBody(maxBytes: number): MiddlewareHandler<Env> {
  const refuse = (c: Context<Env>) =>
    problem(c, new DeskError('too-large', `That is too large: at most ${Math.floor(maxBytes / 1024)} kB.`));
  const measured = bodyLimit({ maxSize: maxBytes, onError: refuse });
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const declared = c.req.header('content-length');
    if (declared === undefined || c.req.header('transfer-encoding') !== undefined) return measured(c, next);
    return Number(declared) > maxBytes ? refuse(c) : next();
  };
}
