import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { captcha } from '@desk/jira-double/fault-answers';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attachLink } from './attach.ts';
import type { JiraConnection } from './connection.ts';
import { searchIssues } from './search.ts';
import { CHAT, connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';

for (const flavour of ['cloud', 'dc'] as const) {
  describe(`signing in, ${flavour}`, () => {
    let double: JiraDouble;
    let wrong: JiraConnection;

    beforeEach(async () => {
      double = await startJiraDouble({ flavour, user: USER, token: TOKEN });
      seedDemoIssues(double.control);
      wrong = connectionTo(double, flavour, { token: 'wr0ng-token' });
    });
    afterEach(() => double.close());

    test('[JD-16] a refused token is known after one request', async () => {
      expect(await failureOf(attachLink(wrong, { key: 'NET-2381' }, CHAT))).toMatchObject({
        kind: 'auth',
        holdsConnection: true,
        isTransient: false,
      });
      expect(double.control.journal.entries.length).toBe(1);
    });

    test('[JD-17] a token that makes us nobody is a sign-in that failed, not an issue that is missing', async () => {
      double.control.modes.badToken = 'anonymous';
      expect(await failureOf(attachLink(wrong, { key: 'NET-2381' }, CHAT))).toMatchObject({ kind: 'auth', status: 401 });
    });

    test('[JD-18] an empty success with a failed sign-in in its header is no success', async () => {
      double.control.modes.badToken = 'empty';
      expect((await failureOf(attachLink(wrong, { key: 'NET-2381' }, CHAT))).kind).toBe('auth');
    });

    test('[JD-38] a captcha ends the call at once', async () => {
      double.control.faults.push({ match: {}, answer: captcha() });
      expect(await failureOf(attachLink(wrong, { key: 'NET-2381' }, CHAT))).toMatchObject({
        kind: 'captcha',
        holdsConnection: true,
        isTransient: false,
      });
      expect(double.control.journal.entries.length).toBe(1);
    });

    test('a token that no header can carry is not sent', async () => {
      expect((await failureOf(attachLink({ ...wrong, token: 'two\nlines' }, { key: 'NET-2381' }, CHAT))).kind).toBe('auth');
      expect(double.control.journal.entries).toEqual([]);
    });
  });
}

describe('scoped tokens of Cloud', () => {
  test('[JD-19] on the site they are nobody, at the gateway they work, and a missing scope is named', async () => {
    const double = await startJiraDouble({ user: USER, token: TOKEN, scopedToken: 'sc0ped-token' });
    seedDemoIssues(double.control);
    const onSite = connectionTo(double, 'cloud', { token: 'sc0ped-token' });
    const atGateway = { ...onSite, apiUrl: double.gatewayUrl };
    expect((await failureOf(attachLink(onSite, { key: 'NET-2381' }, CHAT))).kind).toBe('auth');
    expect((await attachLink(atGateway, { key: 'NET-2381' }, CHAT)).key).toBe('NET-2381');
    double.control.modes.scopes = ['read:jira-work'];
    expect(await failureOf(attachLink(atGateway, { key: 'NET-2381' }, CHAT))).toMatchObject({ kind: 'scope', holdsConnection: true });
    double.control.modes.scopes = ['read:jira-work', 'write:jira-work', 'read:jira-user'];
    // People open issues on the site, whatever address the API has.
    expect((await searchIssues(atGateway, 'NET-2381'))[0]?.url).toMatch(new RegExp(`^${double.url}/browse/`));
    expect(double.control.journal.entries.at(-1)?.path).toMatch(/^\/ex\/jira\//);
    await double.close();
  });
});

test('on Data Center a named user signs in with a password, as before 8.14', async () => {
  const double = await startJiraDouble({ flavour: 'dc', user: USER, token: 'pässword with blanks' });
  seedDemoIssues(double.control);
  const named = connectionTo(double, 'dc', { user: USER, token: 'pässword with blanks' });
  expect((await attachLink(named, { key: 'NET-2381' }, CHAT)).key).toBe('NET-2381');
  expect((await failureOf(attachLink({ ...named, token: 'other' }, { key: 'NET-2381' }, CHAT))).kind).toBe('auth');
  await double.close();
});
