import { expect, test } from 'vitest';
import { checkEndpoint, noteEndpointWait } from './endpoint-waits.ts';
import { JiraFailure } from './failure.ts';
import { LINK_WRITES, linksOf } from './remote-link.ts';

const write = (id: string) => ({ method: 'POST', path: linksOf(id) });
const limited = (limitedBy: 'endpoint' | 'issue' | 'site', retryAfterMs?: number) =>
  new JiraFailure('rate_limited', 'Wait.', { limitedBy, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

test('[JD-26] a burst keeps back the calls of one method and endpoint of one site, until its wait is over', () => {
  noteEndpointWait('jira_1', write('10001'), limited('endpoint', 2_000), 1_000);
  const waiting = () => checkEndpoint('jira_1', write('10002'), 2_500);
  expect(waiting).toThrow('JIRA asked us to wait with POST issue/…/remotelink.');
  try {
    waiting();
  } catch (error) {
    expect(error).toMatchObject({ kind: 'rate_limited', retryAfterMs: 500, limitedBy: 'endpoint', isTransient: true });
  }
  expect(() => checkEndpoint('jira_1', LINK_WRITES, 2_500)).toThrow('JIRA asked us to wait');
  checkEndpoint('jira_1', { ...write('10002'), method: 'GET' }, 2_500);
  checkEndpoint('jira_1', { method: 'POST', path: ['issue', 'bulkfetch'] }, 2_500);
  checkEndpoint('jira_2', write('10001'), 2_500);
  checkEndpoint('jira_1', write('10001'), 3_000);
});

test('[JD-27] [JD-28] limits of an issue or the site, and a burst that names no wait, keep no endpoint back', () => {
  for (const failure of [limited('issue', 2_000), limited('site', 2_000), limited('endpoint')])
    noteEndpointWait('jira_3', write('10001'), failure, 1_000);
  checkEndpoint('jira_3', write('10001'), 1_001);
});
