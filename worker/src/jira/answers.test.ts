import { gzipSync } from 'node:zlib';
import { seedDemoIssues } from '@desk/jira-double/demo-issues';
import { rateLimited, redirectTo, replyJson, replyPage, unavailable } from '@desk/jira-double/fault-answers';
import type { FaultAnswer } from '@desk/jira-double/faults';
import { type JiraDouble, startJiraDouble } from '@desk/jira-double/start-jira-double';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachLink } from './attach.ts';
import type { JiraConnection } from './connection.ts';
import type { JiraFailure } from './failure.ts';
import { getIssue } from './issue.ts';
import { upsertRemoteLink } from './remote-link.ts';
import { CHAT, connectionTo, failureOf, TOKEN, USER } from './test-connection.ts';

let double: JiraDouble;
let connection: JiraConnection;
let issueId: string;

beforeEach(async () => {
  double = await startJiraDouble({ user: USER, token: TOKEN });
  seedDemoIssues(double.control);
  connection = connectionTo(double, 'cloud');
  issueId = double.control.issue('NET-2381').id;
});
afterEach(() => double.close());

/** What becomes of upsert and read when Jira answers so; both must agree. */
async function failuresOf(answer: FaultAnswer): Promise<JiraFailure[]> {
  double.control.faults.push({ match: {}, times: 2, answer });
  // A site of its own: a wait that was asked for is kept.
  const site = connectionTo(double, 'cloud');
  const calls = [() => upsertRemoteLink(site, issueId, CHAT), () => getIssue(site, 'NET-2381')];
  const failures: JiraFailure[] = [];
  for (const call of calls) failures.push(await failureOf(call()));
  for (const { message } of failures) {
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).not.toMatch(/[<>]/);
  }
  return failures;
}

const kindsOf = async (answer: FaultAnswer) => (await failuresOf(answer)).map((failure) => failure.kind);
const twice = (kind: string) => [kind, kind];

test('[JD-26] [JD-27] [JD-29] a rate limit gives the wait that Jira asks for, at most one hour, and none for nonsense', async () => {
  const waits: [string | undefined, number | undefined][] = [
    ['2', 2_000],
    ['1847', 1_847_000],
    ['1000000000', 3_600_000],
    [undefined, undefined],
    ['soon', undefined],
    ['-5', undefined],
  ];
  for (const [header, wait] of waits) {
    const failures = await failuresOf(rateLimited('jira-burst-based', header));
    expect(failures.map(({ kind, retryAfterMs, isTransient }) => ({ kind, retryAfterMs, isTransient }))).toEqual(
      Array(2).fill({ kind: 'rate_limited', retryAfterMs: wait, isTransient: true }),
    );
  }
});

test('[JD-27] [JD-29] a quota counts against the whole site, a burst against one endpoint, an unknown reason like a burst', async () => {
  const limits = {
    'jira-quota-global-based': 'site',
    'jira-quota-tenant-based': 'site',
    'jira-burst-based': 'endpoint',
    'jira-cost-based': 'endpoint',
  };
  for (const [reason, limitedBy] of Object.entries(limits))
    expect((await failuresOf(rateLimited(reason, '2')))[0]).toMatchObject({ limitedBy });
  // The headers that are to come say nothing yet.
  const beta = replyJson(429, {}, { 'beta-ratelimit': '"default";r=0;t=30', 'beta-ratelimit-policy': '"default";q=100;w=60' });
  expect((await failuresOf(beta))[0]).toMatchObject({ limitedBy: 'endpoint', retryAfterMs: undefined });
  // Data Center names none: it counts all calls of our user.
  const ofUser = replyJson(429, {}, { 'retry-after': '2', 'x-ratelimit-interval-seconds': '60', 'x-ratelimit-fillrate': '10' });
  expect((await failuresOf(ofUser))[0]).toMatchObject({ limitedBy: 'site', retryAfterMs: 2_000 });
});

test('[JD-26] while an endpoint asks us to wait nothing is sent there, and all else goes on', async () => {
  double.control.faults.push({ match: { method: 'POST' }, answer: rateLimited('jira-burst-based', '2') });
  const limits = [await failureOf(upsertRemoteLink(connection, issueId, CHAT)), await failureOf(attachLink(connection, { issueId }, CHAT))];
  for (const failure of limits) expect(failure).toMatchObject({ kind: 'rate_limited', limitedBy: 'endpoint' });
  expect(limits[1]!.retryAfterMs).toBeGreaterThan(1_000);
  expect((await getIssue(connection, issueId)).key).toBe('NET-2381');
  expect(double.control.journal.entries.map(({ method, status }) => `${method} ${status}`)).toEqual(['POST 429', 'GET 200']);
});

test('[JD-30] rate headers on a success change nothing', async () => {
  const dc = await startJiraDouble({ flavour: 'dc', user: USER, token: TOKEN });
  seedDemoIssues(dc.control);
  dc.control.modes.rateHeaders = true;
  expect((await attachLink(connectionTo(dc, 'dc'), { key: 'NET-2381' }, CHAT)).key).toBe('NET-2381');
  await dc.close();
});

test('[JD-34] outages are transient, with the wait that they name', async () => {
  for (const status of [500, 502, 503, 504] as const) expect(await kindsOf(unavailable(status))).toEqual(twice('server'));
  expect(await failuresOf(unavailable(503, '7'))).toMatchObject(Array(2).fill({ retryAfterMs: 7_000, isTransient: true }));
  expect(await kindsOf(replyJson(500, { errorMessages: ['Reindexing'] }))).toEqual(twice('server'));
});

test('[JD-35] a page with status 200 is never a success, whatever its size, packing or type', async () => {
  const page = `<!doctype html><title>Sign in</title>${'<p>x</p>'.repeat(650_000)}`;
  expect(await kindsOf(replyPage(200))).toEqual(twice('not_json'));
  expect(await kindsOf(replyPage(200, {}, page))).toEqual(twice('not_json'));
  expect(await kindsOf(replyPage(200, { 'content-type': 'application/json' }))).toEqual(twice('not_json'));
  const packed = new Uint8Array(gzipSync(page));
  expect(
    await kindsOf({ kind: 'reply', status: 200, headers: { 'content-encoding': 'gzip', 'content-type': 'text/html' }, body: packed }),
  ).toEqual(twice('not_json'));
});

test('[JD-36] a redirect is never followed and its target learns nothing', async () => {
  const elsewhere = await startJiraDouble({ token: 'other' });
  for (const status of [301, 302, 307] as const) {
    const failures = await failuresOf(redirectTo(`${elsewhere.url}/login?secret=1`, status));
    expect(failures).toMatchObject(
      Array(2).fill({ kind: 'redirect', isTransient: false, message: expect.stringContaining(elsewhere.url) }),
    );
    expect(failures[0]?.message).not.toContain('secret');
  }
  expect(await kindsOf(redirectTo('/login.jsp'))).toEqual(twice('redirect'));
  expect(elsewhere.control.journal.entries).toEqual([]);
  expect(double.control.journal.entries.some((entry) => entry.path.includes('login'))).toBe(false);
  await elsewhere.close();
});

test('[JD-37] pages of a proxy are told apart by their status', async () => {
  const kinds = { 401: 'auth', 403: 'forbidden', 404: 'wrong_url', 407: 'network', 408: 'server', 410: 'bad_request' };
  for (const [status, kind] of Object.entries(kinds)) expect(await kindsOf(replyPage(Number(status)))).toEqual(twice(kind));
});

test('[JD-39] an answer without the expected shape is never a link', async () => {
  for (const body of ['null', '{}', '[]', '"x"', '{"id":null}', '{"id":"abc"}', '{"id":0}']) {
    double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'rewrite', body } });
    expect((await failureOf(upsertRemoteLink(connection, issueId, CHAT))).kind, body).toBe('bad_shape');
  }
  double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'rewrite', body: '{"id":1' } });
  expect((await failureOf(upsertRemoteLink(connection, issueId, CHAT))).kind).toBe('not_json');
});

test('[JD-39] what can be understood is: an id as text, a byte order mark, keys twice, fields more and fewer', async () => {
  const bodies = ['{"id":"42","self":"x"}', '\ufeff{"id":42}', '{"id":41,"id":42,"extra":{}}'];
  for (const body of bodies) {
    double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'rewrite', body } });
    expect(await upsertRemoteLink(connection, issueId, CHAT)).toEqual({ id: '42' });
  }
  double.control.faults.push({
    match: { method: 'GET' },
    answer: { kind: 'rewrite', body: '{"id":7,"key":"NET-7","fields":{"summary":"x"}}' },
  });
  expect(await getIssue(connection, 'NET-2381')).toEqual({
    id: '7',
    key: 'NET-7',
    summary: 'x',
    status: null,
    category: 'undefined',
    updated: null,
  });
});

test('[JD-40] texts of Jira become one short line, and an unknown category none', async () => {
  const summaries: [string, string][] = [
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a\u202eb\u0000c\nd\ud800', 'ab c d\ufffd'],
    ['🙂'.repeat(255), '🙂'.repeat(255)],
    ['y'.repeat(10_000), `${'y'.repeat(254)}…`],
  ];
  for (const [summary, shown] of summaries) {
    double.control.seedIssue({ key: 'NET-1', summary, status: { name: '進行中', category: 'indeterminate' } });
    expect(await getIssue(connection, 'NET-1')).toMatchObject({ summary: shown, status: '進行中' });
    double.control.deleteIssue('NET-1');
  }
  double.control.faults.push({
    match: {},
    answer: {
      kind: 'rewrite',
      body: JSON.stringify({ id: '7', key: 'NET-7', fields: { status: { name: 'Odd', statusCategory: { key: 'someday' } } } }),
    },
  });
  expect(await getIssue(connection, 'NET-2381')).toMatchObject({ status: 'Odd', category: 'undefined', summary: '' });
});

test('an answer that repeats our token, or talks for pages, does not reach the message', async () => {
  const words = `token ${TOKEN} ${Buffer.from(`${USER}:${TOKEN}`).toString('base64')} ${'blah '.repeat(500)}`;
  const [failure] = await failuresOf(replyJson(400, { errorMessages: [words] }));
  expect(failure?.kind).toBe('bad_request');
  expect(JSON.stringify([failure?.message, failure?.stack])).not.toMatch(
    new RegExp(`${TOKEN}|${Buffer.from(`${USER}:${TOKEN}`).toString('base64')}`),
  );
});
