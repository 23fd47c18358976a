import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JiraConnection } from './connection.ts';
import { createIssue, findByMarker, listIssueTypes } from './create-issue.ts';
import { searchIssues } from './search.ts';
import { connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';

for (const flavour of ['cloud', 'dc'] as const) {
  describe(flavour, () => {
    let double: JiraDouble;
    let connection: JiraConnection;
    const issue = { project: 'NET', typeId: '10001', summary: 'No signal', chatUrl: 'https://desk.example/c/1', marker: 'chat-desk-ask_1' };

    beforeEach(async () => {
      double = await startJiraDouble({ flavour, user: USER, token: TOKEN });
      seedDemoIssues(double.control);
      connection = connectionTo(double, flavour);
    });
    afterEach(() => double.close());

    test('an issue is made in the form that the flavour takes, and found by its marker', async () => {
      expect(await findByMarker(connection, issue.marker)).toBeNull();
      expect(await listIssueTypes(connection, 'NET')).toEqual([
        { id: '10001', name: 'Bug' },
        { id: '10002', name: 'Story' },
      ]);
      const made = await createIssue(connection, { ...issue, summary: `No\nsignal\u202e ${'😀'.repeat(300)}` });
      expect(made.key).toBe('NET-2399');
      expect(double.control.issue(made.key).summary).toMatch(/^No signal 😀/u);
      expect([...double.control.issue(made.key).summary]).toHaveLength(255);
      expect(await findByMarker(connection, issue.marker)).toEqual(made);
    });

    test('what JIRA says of a field is told in its words', async () => {
      const failure = await failureOf(createIssue(connection, { ...issue, project: 'NOPE' }));
      expect(failure).toMatchObject({ kind: 'bad_request', message: 'JIRA answered 400: valid project is required' });
      expect((await failureOf(listIssueTypes(connection, 'NOPE'))).kind).toBe('not_found');
    });

    test('a search gives issues without markup, and only what our user may see', async () => {
      double.control.secureIssue('NET-2390');
      const found = await searchIssues(connection, 'net-23');
      expect(found.map(({ key }) => key)).toContain('NET-2381');
      expect(found.map(({ key }) => key)).not.toContain('NET-2390');
      expect(found[0]).toEqual({
        issueId: double.control.issue('NET-2381').id,
        key: 'NET-2381',
        summary: 'Roaming bundle not provisioned after eSIM swap',
        url: `${double.url}/browse/NET-2381`,
      });
    });
  });
}
