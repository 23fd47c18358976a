import type { JiraCheck, JiraConnectionView, JiraSiteView, SaveJira } from '@desk/protocol/jira';
import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import { request } from './http.ts';

/** The configured sites, as the reference parser takes them. Agents may read this; it holds no secret. */
export function listJiraSites(): Promise<{ items: JiraSiteView[] }> {
  return request('GET', '/api/integrations/jira/sites');
}

/** What is known of these issues at once; what is `asked` is told later, as `jira.issues-seen` on the topic `issues`. */
export function lookUpIssues(issues: readonly IssueName[]): Promise<{ items: IssueNews[] }> {
  return request('POST', '/api/jira/lookups', { body: { issues } });
}

export function readJira(): Promise<{ connection: JiraConnectionView | null }> {
  return request('GET', '/api/integrations/jira');
}

export function saveJira(input: SaveJira): Promise<{ connection: JiraConnectionView | null }> {
  return request('PUT', '/api/integrations/jira', { body: input });
}

export function testJira(): Promise<{ checks: JiraCheck[] }> {
  return request('POST', '/api/integrations/jira/test', { body: {} });
}

/** Puts a link that failed back in line. */
export function retryReference(id: string): Promise<unknown> {
  return request('POST', `/api/references/${id}/retry`, { body: {} });
}
