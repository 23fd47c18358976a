import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { RestEnv, Site } from './site.ts';

/** Lets the fault plan strike: in place of the ordinary answer, or after its work is done. */
export function strike(site: Site): MiddlewareHandler<RestEnv> {
  return async (c, next) => {
    const { method, path, issueId } = c.get('entry');
    const fault = site.control.faults.take({ method, path, issueId });
    if (fault === undefined) return next();
    const { outgoing } = c.env;
    switch (fault.kind) {
      case 'reply':
        return new Response(fault.body ?? null, { status: fault.status, headers: fault.headers ?? {} });
      case 'rewrite':
        await next();
        replace(c, new Response(fault.body, { status: c.res.status, headers: { 'content-type': 'application/json;charset=UTF-8' } }));
        return;
      case 'drip': {
        await next();
        const whole = new Uint8Array(await c.res.arrayBuffer());
        replace(c, new Response(drip(whole, fault.everyMs), { status: c.res.status, headers: c.res.headers }));
        return;
      }
      case 'hang':
        if (fault.at !== 'start') await next();
        if (fault.at === 'mid-body') writeHalf(outgoing);
        if (!outgoing.closed) await new Promise((resolve) => outgoing.once('close', resolve));
        break;
      case 'reset':
        if (fault.at === 'after-work') await next();
        if (fault.at === 'after-headers') outgoing.flushHeaders();
        if (fault.at === 'mid-body') await new Promise<void>((resolve) => writeHalf(outgoing, resolve));
        c.env.incoming.socket.resetAndDestroy();
        break;
      default:
        fault satisfies never;
    }
    replace(c, RESPONSE_ALREADY_SENT);
  };
}

/** Setting `c.res` twice would merge the headers of both. */
function replace(c: Context, response: Response): void {
  c.res = undefined;
  c.res = response;
}

function writeHalf(outgoing: ServerResponse, done?: () => void): void {
  outgoing.writeHead(200, { 'content-type': 'application/json;charset=UTF-8', 'content-length': '4000' });
  outgoing.write('{"id":', done);
}

function drip(whole: Uint8Array, everyMs: number): ReadableStream<Uint8Array> {
  let at = 0;
  let timer: NodeJS.Timeout;
  return new ReadableStream({
    start(controller) {
      timer = setInterval(() => {
        if (at >= whole.length) {
          clearInterval(timer);
          controller.close();
        } else {
          controller.enqueue(whole.slice(at, at + 1));
          at += 1;
        }
      }, everyMs);
    },
    cancel: () => clearInterval(timer),
  });
}
