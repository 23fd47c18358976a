import type { JiraCheck, JiraConnectionView, JiraSiteView, SaveJira } from '@desk/protocol/jira';
import { request } from './http.ts';

/** The configured sites, as the reference parser takes them. Agents may read this; it holds no secret. */
export function listJiraSites(): Promise<{ items: JiraSiteView[] }> {
  return request('GET', '/api/integrations/jira/sites');
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
