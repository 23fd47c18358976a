import { Hono } from 'hono';
import type { RestEnv, Site } from '../site.ts';
import { answer, refuse } from './answer.ts';

/** `serverInfo` (anybody), `myself` (never anonymous) and the list of projects. */
export function identityRoutes(site: Site): Hono<RestEnv> {
  const isCloud = site.flavour === 'cloud';
  const projects = () =>
    [...site.control.state.projects.values()]
      .filter((project) => project.browse)
      .map(({ id, key, name }) => ({ id, key, name, projectTypeKey: 'software', simplified: false }));

  const routes = new Hono<RestEnv>()
    .get('/serverInfo', () =>
      answer(200, {
        baseUrl: site.baseUrl,
        version: isCloud ? '1001.0.0-SNAPSHOT' : '10.3.24',
        versionNumbers: isCloud ? [1001, 0, 0] : [10, 3, 24],
        deploymentType: isCloud ? 'Cloud' : 'Server',
        serverTitle: 'Jira',
      }),
    )
    .get('/myself', (c) => {
      if (c.get('caller') !== 'service-user')
        return refuse(401, ['You are not authenticated. Authentication required to perform this operation.']);
      const person = { displayName: site.user, emailAddress: site.user, active: true, timeZone: 'Etc/UTC' };
      return answer(
        200,
        isCloud
          ? { accountId: '5b10ac8d82e05b22cc7d4ef5', accountType: 'atlassian', ...person }
          : { name: site.user, key: 'JIRAUSER10100', ...person },
      );
    });

  if (!isCloud) return routes.get('/project', (c) => answer(200, c.get('caller') === 'service-user' ? projects() : []));
  return routes.get('/project/search', (c) => {
    const startAt = Number(c.req.query('startAt') ?? 0);
    const maxResults = Math.min(Number(c.req.query('maxResults') ?? 50), 100);
    const all = c.get('caller') === 'service-user' ? projects() : [];
    const values = all.slice(startAt, startAt + maxResults);
    return answer(200, { startAt, maxResults, total: all.length, isLast: startAt + values.length >= all.length, values });
  });
}
