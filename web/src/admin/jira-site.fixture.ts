import { newId } from '@desk/protocol/ids';
import type { JiraConnectionView } from '@desk/protocol/jira';

/** A JIRA site that works, with these changes. For tests. */
export function siteView(changes: Partial<JiraConnectionView> = {}): JiraConnectionView {
  return {
    id: newId('jira'),
    flavour: 'cloud',
    baseUrl: 'https://demo.atlassian.example',
    apiUrl: null,
    user: 'desk@demo.test',
    hasToken: true,
    hasCa: false,
    aliases: ['https://jira.demo.test'],
    projects: null,
    onlyProjects: null,
    lastOkAt: null,
    lastError: null,
    tokenExpiresAt: null,
    state: 'answering',
    nextTryAt: null,
    rate: null,
    webhook: { isSet: false, lastAt: null },
    pending: 0,
    needsAttention: 0,
    oldestPendingAt: null,
    ...changes,
  };
}
