import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { replyJson, replyPage } from '@desk/jira-double/fault-answers';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JiraConnection } from './connection.ts';
import { upsertRemoteLink } from './remote-link.ts';
import { removeRemoteLink } from './remove-remote-link.ts';
import { CHAT, connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';

for (const flavour of ['cloud', 'dc'] as const) {
  describe(flavour, () => {
    let double: JiraDouble;
    let connection: JiraConnection;
    let issueId: string;

    beforeEach(async () => {
      double = await startJiraDouble({ flavour, user: USER, token: TOKEN });
      seedDemoIssues(double.control);
      connection = connectionTo(double, flavour);
      issueId = double.control.issue('NET-2381').id;
    });
    afterEach(() => double.close());

    test('[JD-09] [JD-10] a link is taken off by its globalId, once more is no error, and others stay', async () => {
      await upsertRemoteLink(connection, issueId, CHAT);
      await upsertRemoteLink(connection, issueId, { ...CHAT, chatId: 'chat_&=+ é' });
      await removeRemoteLink(connection, issueId, { ...CHAT, chatId: 'chat_&=+ é' });
      expect(double.control.remoteLinks(issueId)).toHaveLength(1);
      await removeRemoteLink(connection, issueId, CHAT);
      await removeRemoteLink(connection, issueId, CHAT);
      expect(double.control.remoteLinks(issueId)).toEqual([]);
      expect(double.control.journal.of('DELETE').map(({ status }) => status)).toEqual([204, 204, 404]);
    });

    test('[JD-10] [JD-17] a 404 counts as taken off only when the token is good', async () => {
      await upsertRemoteLink(connection, issueId, CHAT);
      double.control.modes.badToken = 'anonymous';
      const failure = await failureOf(removeRemoteLink({ ...connection, token: 'revoked' }, issueId, CHAT));
      expect(failure.kind).toBe('auth');
      expect(double.control.remoteLinks(issueId)).toHaveLength(1);
    });

    test('[JD-35] a page or an odd answer with status 200 never means that the link is gone', async () => {
      for (const [answer, kind] of [
        [replyPage(200), 'not_json'],
        [replyJson(200, {}), 'bad_shape'],
        [replyJson(200, null), 'bad_shape'],
      ] as const) {
        double.control.faults.push({ match: { method: 'DELETE' }, answer });
        expect((await failureOf(removeRemoteLink(connection, issueId, CHAT))).kind).toBe(kind);
      }
    });
  });
}
