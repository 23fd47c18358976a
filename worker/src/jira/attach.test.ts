import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { rateLimited } from '@desk/jira-double/fault-answers';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachLink } from './attach.ts';
import type { JiraConnection } from './connection.ts';
import { CHAT, connectionTo, failureOf, GLOBAL_ID, TOKEN, USER } from './test-connection.ts';

for (const flavour of ['cloud', 'dc'] as const) {
  describe(`attaching a chat to an issue, ${flavour}`, () => {
    let double: JiraDouble;
    let connection: JiraConnection;
    const links = (key = 'NET-2381') => double.control.remoteLinks(key);

    beforeEach(async () => {
      double = await startJiraDouble({ flavour, user: USER, token: TOKEN });
      seedDemoIssues(double.control);
      connection = connectionTo(double, flavour);
    });
    afterEach(() => double.close());

    test('[JD-01] the first call makes the link and gives the id of link and issue', async () => {
      const attached = await attachLink(connection, { key: 'NET-2381' }, CHAT);
      expect(attached).toEqual({
        issueId: double.control.issue('NET-2381').id,
        key: 'NET-2381',
        summary: 'Roaming bundle not provisioned after eSIM swap',
        status: 'In Progress',
        category: 'indeterminate',
        updated: double.control.issue('NET-2381').updated.toISOString(),
        remoteLinkId: String(links()[0]?.id),
      });
      expect(links()).toMatchObject([
        {
          globalId: GLOBAL_ID,
          relationship: 'customer chat',
          application: { name: 'Chat Desk' },
          object: { url: CHAT.url, title: CHAT.title, summary: CHAT.summary, status: { resolved: true } },
        },
      ]);
    });

    test('[JD-01] Data Center may answer 201 to the first upsert as well', async () => {
      double.control.modes.dcCreated = 201;
      expect((await attachLink(connection, { key: 'NET-2381' }, CHAT)).remoteLinkId).toBe(String(links()[0]?.id));
    });

    test('[JD-02] the same call again renews the one link', async () => {
      const first = await attachLink(connection, { key: 'NET-2381' }, CHAT);
      const second = await attachLink(connection, { key: 'NET-2381' }, { ...CHAT, title: 'Chat #1234 · Shop' });
      expect(second.remoteLinkId).toBe(first.remoteLinkId);
      expect(links()).toMatchObject([{ object: { title: 'Chat #1234 · Shop' } }]);
    });

    test('[JD-03] ten parallel calls make one link even where Jira would race', async () => {
      double.control.modes.upsert = 'racy';
      await Promise.all(Array.from({ length: 10 }, () => attachLink(connection, { key: 'NET-2381' }, CHAT)));
      expect(links().length).toBe(1);
    });

    test('[JD-04] a renewal sends the full object, so that Jira empties nothing', async () => {
      await attachLink(connection, { key: 'NET-2381' }, { ...CHAT, iconUrl: 'https://desk.example/icon.png' });
      await attachLink(connection, { key: 'NET-2381' }, { ...CHAT, resolved: false });
      const [link] = links();
      expect(Object.entries({ ...link, ...link?.object }).filter(([, value]) => value === null)).toEqual([]);
    });

    test('[JD-05] one chat on two issues has a link on each', async () => {
      await attachLink(connection, { key: 'NET-2381' }, CHAT);
      await attachLink(connection, { key: 'PAY-3307' }, CHAT);
      expect([links().length, links('PAY-3307').length]).toEqual([1, 1]);
    });

    test('[JD-06] a globalId above 255 bytes is never sent', async () => {
      const origin = `https://${'é'.repeat(110)}.example`;
      expect((await failureOf(attachLink(connection, { key: 'NET-2381' }, { ...CHAT, origin }))).kind).toBe('bad_request');
      expect(double.control.journal.of('POST')).toEqual([]);
    });

    test('[JD-07] what Jira refuses is a bad request with its own words', async () => {
      const failure = await failureOf(attachLink(connection, { key: 'NET-2381' }, { ...CHAT, url: '' }));
      expect(failure).toMatchObject({
        kind: 'bad_request',
        status: 400,
        isTransient: false,
        message: expect.stringContaining("'url' is required."),
      });
    });

    test('[JD-08] the identity is spelt globalId, so that a repeat finds it', async () => {
      await attachLink(connection, { key: 'NET-2381' }, CHAT);
      expect(double.control.journal.of('POST').map((entry) => entry.globalId)).toEqual([GLOBAL_ID]);
    });

    test('[JD-11] an issue that is full is a limit, whichever status Jira chooses', async () => {
      double.control.modes.linkLimit = 0;
      for (const status of [413, 400] as const) {
        double.control.modes.linkLimitStatus = status;
        expect(await failureOf(attachLink(connection, { key: 'NET-2381' }, CHAT))).toMatchObject({
          kind: 'limit',
          status,
          isTransient: false,
        });
      }
    });

    test('[JD-12] an unknown issue is not found once the token is known to be good', async () => {
      expect(await failureOf(attachLink(connection, { key: 'NET-9999' }, CHAT))).toMatchObject({ kind: 'not_found', status: 404 });
      await failureOf(attachLink(connection, { key: 'NET-9998' }, CHAT));
      expect(double.control.journal.entries.map((entry) => entry.path.split('/').at(-1))).toEqual(['NET-9999', 'myself', 'NET-9998']);
    });

    test('[JD-13] [JD-25] an issue that we may not see is not found either', async () => {
      double.control.setPermissions('PAY', { browse: false });
      double.control.secureIssue('NET-2390');
      for (const key of ['PAY-3307', 'NET-2390']) expect((await failureOf(attachLink(connection, { key }, CHAT))).kind).toBe('not_found');
    });

    test('[JD-14] [JD-15] without the right to link, or with linking switched off, it is forbidden and says why', async () => {
      double.control.setPermissions('NET', { link: false });
      const failure = await failureOf(attachLink(connection, { key: 'NET-2381' }, CHAT));
      expect(failure).toMatchObject({ kind: 'forbidden', message: expect.stringContaining('permission to link') });
      double.control.setLinking(false);
      const off = await failureOf(attachLink(connection, { key: 'PAY-3307' }, CHAT));
      expect(off).toMatchObject({ kind: 'forbidden', message: expect.stringContaining('disabled') });
    });

    test('[JD-20] a key from before a move leads to the issue, under its present key', async () => {
      const key = double.control.moveIssue('NET-2381', 'SHP');
      double.control.modes.formerKeyWrite = 'missing';
      expect(await attachLink(connection, { key: 'net-2381' }, CHAT)).toMatchObject({ key, issueId: double.control.issue(key).id });
      expect(links(key).length).toBe(1);
    });

    test('[JD-21] [JD-22] an id stays with its issue when the project is renamed and the key is used again', async () => {
      const { id } = double.control.issue('NET-2381');
      double.control.renameProject('NET', 'CORE');
      double.control.seedProject({ key: 'NET', name: 'Another' });
      double.control.seedIssue({ key: 'NET-2381', summary: 'Another one' });
      expect(await attachLink(connection, { key: 'NET-2381', issueId: id }, CHAT)).toMatchObject({ issueId: id, key: 'CORE-2381' });
      expect([links('CORE-2381').length, links('NET-2381').length]).toEqual([1, 0]);
    });

    test('[JD-23] a deleted issue is not found', async () => {
      const { id } = double.control.issue('NET-2381');
      double.control.deleteIssue('NET-2381');
      expect((await failureOf(attachLink(connection, { issueId: id }, CHAT))).kind).toBe('not_found');
    });

    test('[JD-24] an archived issue refuses the link and the message says archived', async () => {
      double.control.archiveIssue('NET-2381');
      for (const [status, kind] of [
        [403, 'forbidden'],
        [400, 'bad_request'],
      ] as const) {
        double.control.modes.archivedStatus = status;
        const failure = await failureOf(attachLink(connection, { key: 'NET-2381' }, CHAT));
        expect(failure).toMatchObject({ kind, isTransient: false, message: expect.stringContaining('archived') });
      }
    });

    test('[JD-28] a limit on one issue leaves the others free', async () => {
      double.control.faults.push({ match: { method: 'POST', issue: 'NET-2381' }, answer: rateLimited('jira-per-issue-on-write', '2') });
      const failure = await failureOf(attachLink(connection, { key: 'NET-2381' }, CHAT));
      expect(failure).toMatchObject({ kind: 'rate_limited', limitedBy: 'issue', retryAfterMs: 2_000, isTransient: true });
      await attachLink(connection, { key: 'PAY-3307' }, CHAT);
      await attachLink(connection, { key: 'NET-2381' }, CHAT);
      expect([links().length, links('PAY-3307').length]).toEqual([1, 1]);
    });

    test('[JD-33] a write whose answer was lost is found by the next call', async () => {
      double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'reset', at: 'after-work' } });
      expect(await failureOf(attachLink(connection, { key: 'NET-2381' }, CHAT))).toMatchObject({ kind: 'network', isTransient: true });
      double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'hang', at: 'after-work' } });
      const slow = { ...connection, totalMs: 150 };
      expect(await failureOf(attachLink(slow, { key: 'NET-2381' }, CHAT))).toMatchObject({ kind: 'timeout', isTransient: true });
      const attached = await attachLink(connection, { key: 'NET-2381' }, CHAT);
      expect(links().map((link) => String(link.id))).toEqual([attached.remoteLinkId]);
    });

    test('a name that is neither key nor id never reaches Jira', async () => {
      for (const key of ['', 'NET-1/../../myself', 'NET-1?expand=all', '..', 'NET', '-1', 'NET-0']) {
        expect((await failureOf(attachLink(connection, { key }, CHAT))).kind).toBe('bad_request');
      }
      expect(double.control.journal.entries).toEqual([]);
    });
  });
}
