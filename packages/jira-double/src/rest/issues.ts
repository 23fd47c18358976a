import { type Context, Hono } from 'hono';
import { apiVersion, type RestEnv, type Site, visibleIssue } from '../site.ts';
import type { Issue } from '../state.ts';
import { answer, issueBody, noIssue, readObject, refuse } from './answer.ts';

/** Reading issues: one, many, and suggestions for a picker. */
export function issueRoutes(site: Site): Hono<RestEnv> {
  const restUrl = () => `${site.baseUrl}/rest/api/${apiVersion(site)}`;
  const visible = (c: Context<RestEnv>) =>
    [...site.control.state.issues.values()].filter((issue) => visibleIssue(site, c.get('caller'), issue.id) !== undefined);

  const routes = new Hono<RestEnv>()
    .get('/issue/picker', (c) => {
      const query = (c.req.query('query') ?? '').toLowerCase();
      const found = visible(c).filter((issue) => `${issue.key} ${issue.summary}`.toLowerCase().includes(query));
      const issues = found
        .slice(0, 20)
        .map(({ id, key, summary }) => ({ id: Number(id), key, keyHtml: key, summary, summaryText: summary, img: '' }));
      return answer(200, {
        sections: [
          { id: 'hs', label: 'History Search', issues: [] },
          { id: 'cs', label: 'Current Search', sub: `Showing ${issues.length} of ${found.length} matching issues`, issues },
        ],
      });
    })
    .get('/issue/:idOrKey', (c) => {
      const issue = visibleIssue(site, c.get('caller'), c.req.param('idOrKey'));
      return issue === undefined ? noIssue() : answer(200, issueBody(issue, restUrl(), c.req.query('fields')?.split(',')));
    });

  if (site.flavour === 'cloud') {
    return routes.post('/issue/bulkfetch', async (c) => {
      const body = await readObject(c.req);
      const asked = Array.isArray(body?.issueIdsOrKeys) ? body.issueIdsOrKeys.map(String) : [];
      if (asked.length === 0 || asked.length > 100) return refuse(400, ['Between 1 and 100 issues may be fetched at once.']);
      const issues = new Set<Issue>();
      const missing = asked.filter((idOrKey) => {
        const issue = visibleIssue(site, c.get('caller'), idOrKey);
        if (issue !== undefined) issues.add(issue);
        return issue === undefined;
      });
      const ascending = [...issues].sort((a, b) => Number(a.id) - Number(b.id));
      return answer(200, {
        expand: '',
        issues: ascending.map((issue) => issueBody(issue, restUrl(), namesOf(body?.fields))),
        issueErrors: missing.map((id) => ({ id, errorMessage: 'Issue does not exist or you do not have permission to see it.' })),
      });
    });
  }

  const search = (c: Context<RestEnv>, jql: string, fields: string[] | undefined, startAt: number, maxResults: number) => {
    const [, label] = /^labels = "([\w-]+)"$/.exec(jql) ?? [];
    if (label !== undefined) {
      const issues = visible(c).filter(({ labels }) => labels.includes(label));
      return answer(200, { startAt, maxResults, total: issues.length, issues: issues.map((issue) => issueBody(issue, restUrl(), fields)) });
    }
    const [, field, list = ''] = /^\s*(id|key|project)\s*(?:in\s*\(|=)\s*([^()]*?)\)?\s*$/i.exec(jql) ?? [];
    if (field === undefined) return refuse(400, [`This query is not simulated: ${jql}`]);
    const wanted = new Set(
      list.split(',').map((each) =>
        each
          .trim()
          .replace(/^["']|["']$/g, '')
          .toUpperCase(),
      ),
    );
    const nameOf = (issue: Issue) =>
      ({ id: issue.id, key: issue.key, project: issue.project.key })[field.toLowerCase() as 'id' | 'key' | 'project'];
    const found = visible(c).filter((issue) => !issue.archived && wanted.has(nameOf(issue)));
    const issues = found.slice(startAt, startAt + maxResults).map((issue) => issueBody(issue, restUrl(), fields));
    return answer(200, { startAt, maxResults, total: found.length, issues });
  };
  return routes
    .get('/search', (c) => {
      const { jql = '', fields, startAt = '0', maxResults = '50' } = c.req.query();
      return search(c, jql, fields?.split(','), Number(startAt), Number(maxResults));
    })
    .post('/search', async (c) => {
      const { jql = '', fields, startAt = 0, maxResults = 50 } = (await readObject(c.req)) ?? {};
      return search(c, String(jql), namesOf(fields), Number(startAt), Number(maxResults));
    });
}

function namesOf(fields: unknown): string[] | undefined {
  return Array.isArray(fields) ? fields.map(String) : undefined;
}
