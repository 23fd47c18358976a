import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { HOSTILITIES, type HostileServer, startHostileServer } from './hostile-server.ts';
import { getIssue } from './issue.ts';
import { getMyself } from './myself.ts';
import { listProjects } from './projects.ts';
import { readIssues } from './read-issues.ts';
import { upsertRemoteLink } from './remote-link.ts';
import { removeRemoteLink } from './remove-remote-link.ts';
import { getServerInfo } from './server-info.ts';
import { CHAT, TOKEN, USER } from './test-connection.ts';

let hostile: HostileServer;
let foreign: HostileServer;

beforeAll(async () => {
  foreign = await startHostileServer(() => '');
  hostile = await startHostileServer(() => foreign.url);
});
afterAll(() => Promise.all([hostile.close(), foreign.close()]));

const CALLS: Record<string, (connection: JiraConnection) => Promise<unknown>> = {
  'read an issue': (connection) => getIssue(connection, 'NET-1'),
  'read issues': (connection) => readIssues(connection, ['NET-1', 'NET-2']),
  'make a link': (connection) => upsertRemoteLink(connection, '10001', CHAT),
  'take a link off': (connection) => removeRemoteLink(connection, '10001', CHAT),
  'ask who we are': (connection) => getMyself(connection),
  'list projects': (connection) => listProjects(connection),
  'ask what it is': (connection) => getServerInfo(connection),
};

test.each(Object.keys(HOSTILITIES))(
  '[JD-35] [JD-36] [JD-39] nothing succeeds against a server of this kind, nobody else is asked: %s',
  async (name) => {
    hostile.treat(name);
    for (const flavour of ['cloud', 'dc'] as const) {
      const connection = {
        id: `jira ${name} ${flavour}`,
        flavour,
        baseUrl: `${hostile.url}/jira`,
        user: USER,
        token: TOKEN,
        allowLoopback: true,
        totalMs: 120,
        headersMs: 100,
      };
      const outcomes = await Promise.all(
        Object.entries(CALLS).map(async ([call, run]) => [call, await run(connection).catch((error: unknown) => error)] as const),
      );
      for (const [call, outcome] of outcomes) {
        expect(outcome, `${call}: ${JSON.stringify(outcome)}`).toBeInstanceOf(JiraFailure);
        const { message } = outcome as JiraFailure;
        expect(message.length).toBeLessThanOrEqual(300);
        expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
        expect(message).not.toContain(TOKEN);
      }
    }
    expect(foreign.requests).toEqual([]);
    expect(hostile.requests.filter((line) => !/^(GET|POST|DELETE) \/jira\/rest\/api\/[23]\//.test(line))).toEqual([]);
  },
);
