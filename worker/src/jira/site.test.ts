import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JiraConnection } from './connection.ts';
import { getMyself } from './myself.ts';
import { listProjects } from './projects.ts';
import { detectFlavour, getServerInfo } from './server-info.ts';
import { connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';

for (const flavour of ['cloud', 'dc'] as const) {
  describe(`what a site says of itself, ${flavour}`, () => {
    let double: JiraDouble;
    let connection: JiraConnection;

    beforeEach(async () => {
      double = await startJiraDouble({ flavour, user: USER, token: TOKEN });
      seedDemoIssues(double.control);
      connection = connectionTo(double, flavour);
    });
    afterEach(() => double.close());

    test('myself is the service user', async () => {
      expect((await getMyself(connection)).displayName).toBe(USER);
    });

    test('myself without an id is no proof', async () => {
      double.control.faults.push({ match: {}, answer: { kind: 'rewrite', body: '{"displayName":"Somebody"}' } });
      expect((await failureOf(getMyself(connection))).kind).toBe('bad_shape');
    });

    test('the projects that the token may browse are listed, over several pages if need be', async () => {
      for (let number = 0; number < 230; number++) double.control.seedProject({ key: `P${number}`, name: `Project ${number}` });
      double.control.setPermissions('PAY', { browse: false });
      const projects = await listProjects(connection);
      expect(projects.length).toBe(234);
      expect(projects).toContainEqual({ key: 'NET', name: 'Network' });
      expect(projects.some((project) => project.key === 'PAY')).toBe(false);
      expect(new Set(projects.map((project) => project.key)).size).toBe(234);
    });

    test('[JD-41] the context path and a slash at the end lead to the API', async () => {
      expect(await getServerInfo({ ...connection, baseUrl: `${double.url}/` })).toMatchObject({ flavour, baseUrl: double.url });
    });

    test('[JD-41] the wrong flavour is a wrong address or a page, and the right one is found', async () => {
      const other = { ...connection, flavour: flavour === 'cloud' ? 'dc' : 'cloud' } as const;
      expect((await failureOf(getServerInfo(other))).kind).toBe('wrong_url');
      expect((await detectFlavour(other)).flavour).toBe(flavour);
      double.control.modes.otherVersion = 'page';
      expect((await failureOf(getServerInfo(other))).kind).toBe('not_json');
      expect((await detectFlavour(other)).flavour).toBe(flavour);
    });

    test('[JD-41] a base URL without its context path is a wrong address', async () => {
      const { origin } = new URL(double.url);
      const failure = await failureOf(getServerInfo({ ...connection, baseUrl: flavour === 'dc' ? origin : `${origin}/jira` }));
      expect(failure.kind).toBe('wrong_url');
    });
  });
}
