import { setImmediate } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import type { RestEnv, Site } from '../site.ts';
import { visibleIssue } from '../site.ts';
import type { Issue, RemoteLink } from '../state.ts';
import { answer, noIssue, readObject, refuse } from './answer.ts';
import { readRemoteLink } from './remote-link-body.ts';

const COLLECTION = '/issue/:idOrKey/remotelink';
const ONE = '/issue/:idOrKey/remotelink/:linkId{\\d+}';

type At<Path extends string> = Context<RestEnv, Path>;

/** Remote issue links: upsert by globalId within one issue, read, and removal by globalId or by id. */
export function remoteLinkRoutes(site: Site): Hono<RestEnv> {
  const { modes, state } = site.control;
  const self = (issue: Issue, link: RemoteLink) =>
    `${site.baseUrl}/rest/api/${site.flavour === 'cloud' ? '' : '2/'}issue/${issue.key}/remotelink/${link.id}`;
  const wire = (issue: Issue, link: RemoteLink) => {
    const { id, globalId, application, relationship, object } = link;
    return { id, self: self(issue, link), globalId, application, relationship, object };
  };

  const readable = (c: At<typeof COLLECTION>): Issue | Response => {
    const issue = visibleIssue(site, c.get('caller'), c.req.param('idOrKey'));
    if (issue === undefined) return noIssue();
    return state.linkingEnabled ? issue : refuse(403, ['Issue linking is currently disabled.']);
  };

  const writable = (c: At<typeof COLLECTION>): Issue | Response => {
    const issue = readable(c);
    if (issue instanceof Response) return issue;
    const asked = c.req.param('idOrKey').toUpperCase();
    if (asked !== issue.id && asked !== issue.key && modes.formerKeyWrite === 'missing') return noIssue();
    if (!issue.project.link) return refuse(403, ['You do not have the permission to link issues in this project.']);
    return issue.archived ? refuse(modes.archivedStatus, ['The issue is archived. You cannot edit it.']) : issue;
  };

  return new Hono<RestEnv>()
    .get(COLLECTION, (c) => {
      const issue = readable(c);
      if (issue instanceof Response) return issue;
      const globalId = c.req.query('globalId');
      if (globalId === undefined)
        return answer(
          200,
          issue.links.map((link) => wire(issue, link)),
        );
      const link = issue.links.find((each) => each.globalId === globalId);
      if (link === undefined) return refuse(404, ['The remote issue link does not exist.']);
      return answer(200, modes.oneLinkAs === 'array' ? [wire(issue, link)] : wire(issue, link));
    })
    .post(COLLECTION, async (c) => {
      const body = await readObject(c.req);
      if (typeof body?.globalId === 'string') c.get('entry').globalId = body.globalId;
      const issue = writable(c);
      if (issue instanceof Response) return issue;
      const read = body === undefined ? { errors: { body: 'The body is no JSON object.' } } : readRemoteLink(body);
      if ('errors' in read) return refuse(400, [], read.errors);
      const { globalId } = read.fields;
      const known = globalId === null ? undefined : issue.links.find((link) => link.globalId === globalId);
      if (modes.upsert === 'racy') await setImmediate();
      if (known !== undefined) {
        Object.assign(known, read.fields);
        return answer(200, { id: known.id, self: self(issue, known) });
      }
      if (issue.links.length >= modes.linkLimit) return refuse(modes.linkLimitStatus, ['The issue has reached its limit of remote links.']);
      const link: RemoteLink = { id: state.nextId(), ...read.fields, createdAt: new Date() };
      issue.links.push(link);
      return answer(site.flavour === 'cloud' ? 201 : modes.dcCreated, { id: link.id, self: self(issue, link) });
    })
    .delete(COLLECTION, (c) => {
      const issue = writable(c);
      if (issue instanceof Response) return issue;
      const globalId = c.req.query('globalId');
      if (globalId === undefined) return refuse(400, [], { globalId: "'globalId' is required." });
      return removed(issue, (link) => link.globalId === globalId);
    })
    .get(ONE, (c) => {
      const issue = readable(c);
      if (issue instanceof Response) return issue;
      const link = issue.links.find((each) => each.id === Number(c.req.param('linkId')));
      return link === undefined ? refuse(404, ['The remote issue link does not exist.']) : answer(200, wire(issue, link));
    })
    .put(ONE, async (c) => {
      const issue = writable(c);
      if (issue instanceof Response) return issue;
      const id = Number(c.req.param('linkId'));
      const read = readRemoteLink((await readObject(c.req)) ?? {});
      if ('errors' in read) return refuse(400, [], read.errors);
      const link = issue.links.find((each) => each.id === id);
      if (link !== undefined) {
        Object.assign(link, read.fields);
        return new Response(null, { status: 204 });
      }
      const isElsewhere = [...state.issues.values()].some((each) => each.links.some((other) => other.id === id));
      return isElsewhere
        ? refuse(400, ['The remote link belongs to another issue.'])
        : refuse(404, ['The remote issue link does not exist.']);
    })
    .delete(ONE, (c) => {
      const issue = writable(c);
      return issue instanceof Response ? issue : removed(issue, (link) => link.id === Number(c.req.param('linkId')));
    });
}

function removed(issue: Issue, fits: (link: RemoteLink) => boolean): Response {
  const at = issue.links.findIndex(fits);
  if (at === -1) return refuse(404, ['The remote issue link does not exist.']);
  issue.links.splice(at, 1);
  return new Response(null, { status: 204 });
}
