import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemoIssues } from '../demo-issues.ts';
import { type Spoken, speakTo } from '../speak.ts';
import { type JiraDouble, startJiraDouble } from '../start-jira-double.ts';
import { faultsOf } from './contract.ts';
import { OVERLAY } from './overlay.ts';

type Case = { operation: string; status: number; path?: string; body?: unknown; as?: string; only?: 'cloud' | 'dc' };

const LINK = '/issue/{issueIdOrKey}/remotelink';
const ONE = `${LINK}/{linkId}`;
const link = {
  globalId: 'g',
  relationship: 'chat',
  application: { type: 't', name: 'n' },
  object: { url: 'https://desk.example/1', title: 'One' },
};
const fields = { project: { key: 'NET' }, issuetype: { id: '10001' }, summary: 'No signal', labels: ['marked'] };

/** In this order: later ones stand on what earlier ones made. `#` is the id of the issue, `$` that of its link. */
const CASES: readonly Case[] = [
  { operation: 'GET /serverInfo', status: 200 },
  { operation: 'GET /myself', status: 200 },
  { operation: 'GET /myself', status: 401, as: '' },
  { operation: 'GET /project/search', status: 200, only: 'cloud' },
  { operation: 'GET /project', status: 200, only: 'dc' },
  {
    operation: 'GET /issue/{issueIdOrKey}',
    status: 200,
    path: '/issue/NET-2381?fields=summary,status,issuetype,project,resolution,updated',
  },
  { operation: 'GET /issue/{issueIdOrKey}', status: 404, path: '/issue/NET-1' },
  { operation: 'GET /issue/picker', status: 200, path: '/issue/picker?query=a' },
  { operation: 'POST /issue/bulkfetch', status: 200, body: { issueIdsOrKeys: ['NET-2381', 'NET-1'], fields: ['summary'] }, only: 'cloud' },
  { operation: 'GET /issue/createmeta/{projectIdOrKey}/issuetypes', status: 200, path: '/issue/createmeta/NET/issuetypes' },
  { operation: 'POST /issue', status: 201, body: { fields } },
  { operation: 'POST /issue', status: 400, body: { fields: {} } },
  { operation: 'POST /search/jql', status: 200, body: { jql: 'labels = "marked"' }, only: 'cloud' },
  { operation: 'GET /search', status: 410, only: 'cloud' },
  { operation: 'GET /search', status: 200, path: '/search?jql=key%20in%20(NET-2381)', only: 'dc' },
  { operation: 'POST /search', status: 200, body: { jql: 'labels = "marked"', fields: ['summary'] }, only: 'dc' },
  { operation: `POST ${LINK}`, status: 201, body: link, only: 'cloud' },
  { operation: `POST ${LINK}`, status: 200, body: link },
  { operation: `POST ${LINK}`, status: 400, body: { object: {} } },
  { operation: `GET ${LINK}`, status: 200 },
  { operation: `GET ${LINK}`, status: 200, path: '/issue/#/remotelink?globalId=g' },
  { operation: `GET ${LINK}`, status: 404, path: '/issue/#/remotelink?globalId=other' },
  { operation: `GET ${ONE}`, status: 200 },
  { operation: `PUT ${ONE}`, status: 204, body: link },
  { operation: `DELETE ${ONE}`, status: 204 },
  { operation: `DELETE ${ONE}`, status: 404 },
  { operation: `POST ${LINK}`, status: 201, body: link, only: 'cloud' },
  { operation: `POST ${LINK}`, status: 200, body: link },
  { operation: `DELETE ${LINK}`, status: 204, path: '/issue/#/remotelink?globalId=g' },
  { operation: `DELETE ${LINK}`, status: 400 },
];

for (const flavour of ['cloud', 'dc'] as const) {
  describe(`answers of the double by the description, ${flavour}`, () => {
    let double: JiraDouble;
    let linkId = 0;
    beforeAll(async () => {
      double = await startJiraDouble({ flavour, token: 't0ken' });
      seedDemoIssues(double.control);
    });
    afterAll(() => double.close());

    const ask = async ({ operation, path, body, as }: Case): Promise<Spoken> => {
      const [method = '', described = ''] = operation.split(' ');
      const issueId = double.control.issue('NET-2381').id;
      const asked = (path ?? described).replace('#', issueId).replace('{issueIdOrKey}', issueId).replace('{linkId}', String(linkId));
      const answer = await speakTo(double, flavour, as)(method, asked, body);
      if (operation === `POST ${LINK}` && answer.status < 300) linkId = answer.body.id;
      return answer;
    };

    for (const [place, each] of CASES.filter(({ only }) => (only ?? flavour) === flavour).entries()) {
      test(`${place + 1}. ${each.operation} answers ${each.status} as described`, async () => {
        const answer = await ask(each);
        expect({ status: answer.status, faults: faultsOf(flavour, each.operation, answer) }).toEqual({ status: each.status, faults: [] });
      });
    }

    test('a link limit that is reached answers 413, which the overlay adds', async () => {
      double.control.modes.linkLimit = 0;
      const answer = await ask({ operation: `POST ${LINK}`, status: 413, body: { ...link, globalId: 'one more' } });
      expect({ status: answer.status, faults: faultsOf(flavour, `POST ${LINK}`, answer) }).toEqual({ status: 413, faults: [] });
    });
  });
}

test('an answer of another shape or code is found', () => {
  expect(faultsOf('cloud', 'GET /serverInfo', { status: 200, body: { baseUrl: 7 } })).toMatchObject([{ instancePath: '/baseUrl' }]);
  expect(faultsOf('cloud', 'GET /serverInfo', { status: 200, body: { baseUrl: 'x', odd: true } })).toMatchObject([
    { keyword: 'additionalProperties' },
  ]);
  expect(faultsOf('cloud', `POST ${LINK}`, { status: 201, body: { self: 'x' } })).toMatchObject([{ keyword: 'required' }]);
  expect(faultsOf('cloud', `DELETE ${LINK}`, { status: 204, body: { odd: true } })).toEqual([`DELETE ${LINK} answers 204 with a body`]);
  expect(faultsOf('cloud', 'GET /serverInfo', { status: 418, body: {} })).toEqual(['GET /serverInfo does not answer 418']);
  expect(OVERLAY.every(({ reason }) => reason.length > 20)).toBe(true);
});
