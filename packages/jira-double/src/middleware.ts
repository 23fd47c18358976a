import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { callerOf } from './caller.ts';
import { answer, refuse } from './rest/answer.ts';
import { apiVersion, type RestEnv, type Site } from './site.ts';

/** Writes each request down and gives each answer its id and, if switched on, Data Center's rate headers (JD-30). */
export function record(site: Site): MiddlewareHandler<RestEnv> {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    const caller = callerOf(c.req.header('authorization'), site, pathname.startsWith('/ex/jira/'));
    const named = decodeURIComponent(/\/issue\/([^/]+)/.exec(pathname)?.[1] ?? '');
    const issueId = site.control.state.find(named)?.id;
    const globalId = c.req.query('globalId');
    const entry = { at: new Date(), method: c.req.method, path: pathname, query: search, as: caller, issueId, globalId, status: 0 };
    c.set('caller', caller);
    c.set('entry', entry);
    site.control.journal.add(entry);
    await next();
    if (c.res.headers.has('x-hono-already-sent')) return;
    c.res.headers.set('x-arequestid', randomUUID());
    if (site.flavour === 'dc' && site.control.modes.rateHeaders) {
      const limits = { limit: '100', remaining: '99', 'interval-seconds': '60', fillrate: '100' };
      for (const [name, value] of Object.entries(limits)) c.res.headers.set(`x-ratelimit-${name}`, value);
      c.res.headers.set('retry-after', '0');
    }
    entry.status = c.res.status;
    site.control.journal.settled();
  };
}

/** Turns away a wrong token in the way that is switched on (JD-16, JD-17, JD-18), and at the gateway a missing scope (JD-19). */
export function authenticate(site: Site): MiddlewareHandler<RestEnv> {
  return async (c, next) => {
    const path = new URL(c.req.url).pathname;
    const atGateway = path.startsWith('/ex/jira/');
    if (atGateway) {
      if (c.get('caller') !== 'service-user') return answer(401, { code: 401, message: 'Unauthorized' });
      if (!site.control.modes.scopes.includes(scopeFor(c.req.method, path)))
        return answer(401, { code: 401, message: 'Unauthorized; scope does not match' });
    }
    if (c.get('caller') === 'refused' && site.control.modes.badToken !== 'anonymous') {
      const headers = { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED', 'content-type': 'text/html;charset=UTF-8' };
      if (site.control.modes.badToken === 'empty') return new Response('', { status: 200, headers });
      return new Response('<html><head><title>Unauthorized (401)</title></head><body>Basic Authentication Failure</body></html>', {
        status: 401,
        headers,
      });
    }
    return next();
  };
}

/**
 * What no route took: outside the context path and in an API version that this flavour does not have there is a dead link, a page (JD-41);
 * everything else is 501 and named, never a plausible 404.
 */
export function notPlayed(site: Site): (request: { method: string; path: string }) => Response {
  const own = `${site.contextPath}/rest/api/${apiVersion(site)}/`;
  return ({ method, path }) => {
    if (!path.startsWith(`${site.contextPath}/`)) return deadLink(404);
    if (/\/rest\/api\/\w+\//.test(path) && !path.startsWith(own)) return deadLink(site.control.modes.otherVersion === 'page' ? 200 : 404);
    return refuse(501, [`The double does not play ${method} ${path}.`]);
  };
}

function deadLink(status: number): Response {
  const headers = { 'content-type': 'text/html;charset=UTF-8' };
  return new Response('<!doctype html><title>Oops</title><h1>Oops, you have found a dead link.</h1>', { status, headers });
}

function scopeFor(method: string, path: string): string {
  if (path.endsWith('/myself')) return 'read:jira-user';
  return method === 'GET' || /\/(?:bulkfetch|search)$/.test(path) ? 'read:jira-work' : 'write:jira-work';
}
