import type { Chat } from '@desk/protocol/chat';
import type { ClosureReference } from '@desk/protocol/closure';
import type { JiraCheck, JiraConnectionView, JiraSiteView, JiraWebhook, SaveJira } from '@desk/protocol/jira';
import type { AskJira, FoundIssue, JiraAsk } from '@desk/protocol/jira-ask';
import type { IssueName, IssueNews } from '@desk/protocol/jira-issue';
import type { IssueReport, JiraLinkFilter, OtherChats } from '@desk/protocol/jira-report';
import type { JiraLinkRow } from '@desk/protocol/report';
import type { Page } from '@desk/protocol/wire';
import { query, request } from './http.ts';

/** The configured sites, as the reference parser takes them. Agents may read this; it holds no secret. */
export function listJiraSites(): Promise<{ items: JiraSiteView[] }> {
  return request('GET', '/api/integrations/jira/sites');
}

/** What is known of these issues at once; what is `asked` is told later, as `jira.issues-seen` on the topic `issues`. */
export function lookUpIssues(issues: readonly IssueName[]): Promise<{ items: IssueNews[] }> {
  return request('POST', '/api/jira/lookups', { body: { issues } });
}

/** The sites as an admin sees them, with their health. */
export function readJira(): Promise<{ items: JiraConnectionView[] }> {
  return request('GET', '/api/integrations/jira');
}

export function saveJira(input: SaveJira): Promise<{ connection: JiraConnectionView }> {
  return request('PUT', '/api/integrations/jira', { body: input });
}

/** Nothing is sent to the site any more; the links that were made there stay. */
export function removeJira(id: string): Promise<unknown> {
  return request('DELETE', `/api/integrations/jira/${id}`);
}

export function testJira(id: string): Promise<{ checks: JiraCheck[] }> {
  return request('POST', `/api/integrations/jira/${id}/test`, { body: {} });
}

/** The same of a site as it is typed; nothing is saved by it. */
export function tryJira(input: SaveJira): Promise<{ checks: JiraCheck[] }> {
  return request('POST', '/api/integrations/jira/test', { body: input });
}

/** Everything that waits for the site is tried now. */
export function resumeJira(id: string): Promise<{ connection: JiraConnectionView }> {
  return request('POST', `/api/integrations/jira/${id}/resume`, { body: {} });
}

/** A new address and secret for the site's webhooks; those before no longer count. */
export function renewJiraWebhook(id: string): Promise<JiraWebhook> {
  return request('POST', `/api/integrations/jira/${id}/webhook`, { body: {} });
}

/** The issues behind the closures of a time, by sentiment and tag. Times are ISO-8601. */
export function readIssueReport(from: string, to: string, department?: string): Promise<IssueReport> {
  return request('GET', `/api/reports/issues${query({ from, to, department })}`);
}

/** JIRA links, the newest change first. */
export function listJiraLinks(filter: Partial<JiraLinkFilter>): Promise<Page<JiraLinkRow>> {
  return request('GET', `/api/jira/links${query({ ...filter })}`);
}

/** How many other chats refer to the issues of these references; those whose issue JIRA has not told are left out. */
export function listOtherChats(ids: readonly string[]): Promise<{ items: OtherChats[] }> {
  return request('GET', `/api/references/others${query({ ids: ids.join(',') })}`);
}

/** Issues that are known here by these words, without asking JIRA. */
export function findKnownIssues(text: string): Promise<{ items: FoundIssue[] }> {
  return request('GET', `/api/jira/issues${query({ q: text })}`);
}

/** Something that only JIRA can say or do; `key` makes it once. */
export function askJira(ask: AskJira, key?: string): Promise<JiraAsk> {
  return request('POST', '/api/jira/asks', { body: ask, ...(key ? { key } : {}) });
}

export function readAsk(id: string): Promise<JiraAsk> {
  return request('GET', `/api/jira/asks/${id}`);
}

/** Takes a JIRA link off, in JIRA too. */
export function unlinkReference(id: string): Promise<Chat> {
  return request('DELETE', `/api/references/${id}`);
}

/** Tries again what went wrong with a link: to make it, or to take it off. */
export function tryReferenceAgain({ id, state }: Pick<ClosureReference, 'id' | 'state'>): Promise<unknown> {
  return state === 'unlinked' ? unlinkReference(id) : retryReference(id);
}

/** Puts a link that failed, or was taken off, back in line. */
export function retryReference(id: string): Promise<unknown> {
  return request('POST', `/api/references/${id}/retry`, { body: {} });
}
