import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { plainText } from './plain-text.ts';
import { requestJira } from './request.ts';

export interface JiraProject {
  key: string;
  name: string;
}

// A whole page of projects with their avatars is larger than any other answer.
const MAX_BYTES = 8 * 1024 * 1024;
const PAGE = 100;
const MAX_PAGES = 50;

/**
 * The projects that the token may browse: page by page on Cloud, at once on Data Center. At most 5,000.
 * @throws JiraFailure
 */
export async function listProjects(connection: JiraConnection, signal?: AbortSignal): Promise<JiraProject[]> {
  if (connection.flavour === 'dc') {
    return readProjects(await requestJira(connection, { method: 'GET', path: ['project'], maxBytes: MAX_BYTES }, signal));
  }
  const projects: JiraProject[] = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = { startAt: String(page * PAGE), maxResults: String(PAGE), orderBy: 'key' };
    const json = await requestJira(connection, { method: 'GET', path: ['project', 'search'], query, maxBytes: MAX_BYTES }, signal);
    const { values, isLast } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
    const found = readProjects(values);
    projects.push(...found);
    if (isLast !== false || found.length === 0) break;
  }
  return projects;
}

function readProjects(values: unknown): JiraProject[] {
  if (!Array.isArray(values)) throw new JiraFailure('bad_shape', 'JIRA did not answer with a list of projects.');
  return values.flatMap((value) => {
    const { key, name } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    return typeof key === 'string' && /^[A-Z][A-Z\d_]*$/.test(key)
      ? [{ key, name: typeof name === 'string' ? plainText(name, 80) : key }]
      : [];
  });
}
