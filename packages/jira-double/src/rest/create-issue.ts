import { Hono } from 'hono';
import { apiVersion, type RestEnv, type Site } from '../site.ts';
import { answer, isObject, issueBody, readObject, refuse } from './answer.ts';

const TYPES = [
  { id: '10001', name: 'Bug', subtask: false },
  { id: '10002', name: 'Story', subtask: false },
  { id: '10003', name: 'Sub-task', subtask: true },
];

/** Making issues, and finding them by a label. */
export function createIssueRoutes(site: Site): Hono<RestEnv> {
  const restUrl = () => `${site.baseUrl}/rest/api/${apiVersion(site)}`;
  const { state } = site.control;
  const routes = new Hono<RestEnv>()
    .get('/issue/createmeta/:project/issuetypes', (c) => {
      const project = state.projects.get(c.req.param('project'));
      if (c.get('caller') !== 'service-user' || !project?.browse) return refuse(404, ['No project could be found with key or id.']);
      const page = { startAt: 0, maxResults: 50, total: TYPES.length };
      return answer(200, site.flavour === 'cloud' ? { ...page, issueTypes: TYPES } : { ...page, isLast: true, values: TYPES });
    })
    .post('/issue', async (c) => {
      if (c.get('caller') !== 'service-user') return refuse(401, ['You are not authenticated.']);
      const { fields } = (await readObject(c.req)) ?? {};
      const { project, issuetype, summary, labels, description } = isObject(fields) ? fields : {};
      const home = isObject(project) ? state.projects.get(String(project.key)) : undefined;
      const type = isObject(issuetype) ? TYPES.find(({ id }) => id === issuetype.id) : undefined;
      const errors: Record<string, string> = {};
      if (!home?.browse) errors.project = 'valid project is required';
      if (!type) errors.issuetype = 'The issue type selected is invalid.';
      if (typeof summary !== 'string' || summary === '') errors.summary = 'You must specify a summary of the issue.';
      if (site.flavour === 'cloud' && description !== undefined && !isObject(description))
        errors.description = 'Operation value must be an Atlassian Document';
      if (Object.keys(errors).length > 0) return refuse(400, [], errors);
      const key = `${home!.key}-${home!.lastNumber + 1}`;
      const issue = site.control.seedIssue({ key, summary: String(summary), issueType: type!.name });
      issue.labels = Array.isArray(labels) ? labels.map(String) : [];
      return answer(201, { id: issue.id, key: issue.key, self: `${restUrl()}/issue/${issue.id}` });
    });
  if (site.flavour === 'dc') return routes;
  return routes
    .all('/search', () => refuse(410, ['The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.']))
    .post('/search/jql', async (c) => {
      const { jql = '', maxResults = 50 } = (await readObject(c.req)) ?? {};
      const [, label] = /^labels = "([\w-]+)"$/.exec(String(jql)) ?? [];
      if (label === undefined) return refuse(400, [`This query is not simulated: ${String(jql)}`]);
      const found = c.get('caller') === 'service-user' ? [...state.issues.values()].filter(({ labels }) => labels.includes(label)) : [];
      return answer(200, {
        isLast: true,
        issues: found.slice(0, Number(maxResults)).map((issue) => issueBody(issue, restUrl(), ['summary'])),
      });
    });
}
