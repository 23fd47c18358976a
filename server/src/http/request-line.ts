import { randomUUID } from 'node:crypto';
import { type Log, withContext } from '@desk/runtime/log';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Env } from './context.ts';
import type { Metrics } from './metrics.ts';

/** Gives each request an id and its peer's address, and writes one line when it is answered. */
export function requestLine(log: Log, metrics: Metrics, trustProxy: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = randomUUID().slice(-12);
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    c.set('requestId', requestId);
    c.set('address', forwarded ?? getConnInfo(c).remote.address ?? 'unknown');
    c.header('X-Request-Id', requestId);
    const started = performance.now();
    await withContext({ requestId }, next);
    const ms = performance.now() - started;
    const route = routePath(c, -1);
    metrics.requests.observe({ method: c.req.method, route, status: c.res.status }, ms / 1000);
    log.info(
      { requestId, method: c.req.method, route, status: c.res.status, ms: Math.round(ms * 10) / 10, member: c.get('member')?.id },
      'request',
    );
  };
}
