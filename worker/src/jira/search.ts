import type { FoundIssue } from '@desk/protocol/jira-ask';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { objectOf } from './object-of.ts';
import { isOpened } from './opened.ts';
import { plainText } from './plain-text.ts';
import { requestJira } from './request.ts';

const FOUND_AT_MOST = 20;
const KEY = /^[A-Z][A-Z\d_]+-[1-9]\d*$/;

/**
 * Issues that fit a few words, as Jira's own picker finds them, without markup. It finds what our user may see, in projects that are open to the desk.
 * @throws JiraFailure
 */
export async function searchIssues(connection: JiraConnection, text: string, signal?: AbortSignal): Promise<FoundIssue[]> {
  const query = { query: text, currentJQL: '', showSubTasks: 'true' };
  const json = await requestJira(connection, { method: 'GET', path: ['issue', 'picker'], query }, signal);
  const { sections } = objectOf(json);
  if (!Array.isArray(sections)) throw new JiraFailure('bad_shape', 'JIRA did not answer with suggestions.');
  const found = new Map<string, FoundIssue>();
  for (const section of sections) {
    const { issues } = objectOf(section);
    for (const issue of Array.isArray(issues) ? issues : []) {
      const { id, key, summaryText } = objectOf(issue);
      if (typeof key !== 'string' || !KEY.test(key) || !isOpened(connection, key)) continue;
      const summary = typeof summaryText === 'string' ? plainText(summaryText, 255) : '';
      found.set(key, {
        issueId: /^[1-9]\d*$/.test(String(id)) ? String(id) : null,
        key,
        summary,
        url: `${connection.baseUrl}/browse/${key}`,
      });
    }
  }
  return [...found.values()].slice(0, FOUND_AT_MOST);
}
