import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedDemoIssues } from './demo-issues.ts';
import { captcha, rateLimited, redirectTo, replyPage, unavailable } from './fault-answers.ts';
import { speakTo } from './speak.ts';
import { type JiraDouble, startJiraDouble } from './start-jira-double.ts';

const LINK = { globalId: 'g', object: { url: 'https://desk.example/c/1', title: 'Chat #1' } };
const POST = '/issue/NET-2381/remotelink';

let double: JiraDouble;
let speak: ReturnType<typeof speakTo>;

beforeEach(async () => {
  double = await startJiraDouble({ token: 't0ken' });
  speak = speakTo(double, 'cloud');
  seedDemoIssues(double.control);
});
afterEach(() => double.close());

describe('the fault plan', () => {
  test('[JD-26] a fault strikes as often as asked and then the ordinary answer comes', async () => {
    double.control.faults.push({ match: { method: 'GET' }, times: 2, answer: rateLimited('jira-burst-based', '2') });
    const answers = [await speak('GET', '/myself'), await speak('GET', '/myself'), await speak('GET', '/myself')];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers.get('retry-after')).toBe('2');
    expect(answers[0]?.headers.get('ratelimit-reason')).toBe('jira-burst-based');
  });

  test('[JD-28] a fault for one issue leaves the others alone, by key and by id', async () => {
    double.control.faults.push({
      match: { issue: 'NET-2381' },
      times: Number.POSITIVE_INFINITY,
      answer: rateLimited('jira-per-issue-on-write', '2'),
    });
    expect((await speak('GET', `/issue/${double.control.issue('NET-2381').id}`)).status).toBe(429);
    expect((await speak('GET', '/issue/PAY-3307')).status).toBe(200);
    double.control.faults.clear();
    expect((await speak('GET', '/issue/NET-2381')).status).toBe(200);
  });

  test('[JD-30] Data Center sends its rate headers with a retry-after of zero on successes when switched on', async () => {
    const dc = await startJiraDouble({ flavour: 'dc', token: 't0ken' });
    dc.control.modes.rateHeaders = true;
    const { headers } = await speakTo(dc, 'dc')('GET', '/myself');
    await dc.close();
    expect([headers.get('retry-after'), headers.get('x-ratelimit-fillrate')]).toEqual(['0', '100']);
  });

  test('[JD-31] a hanging answer ends when the caller gives up', async () => {
    for (const at of ['start', 'mid-body'] as const) {
      double.control.faults.push({ match: {}, answer: { kind: 'hang', at } });
      await expect(speak('GET', '/myself', undefined, AbortSignal.timeout(50))).rejects.toThrow();
    }
  });

  test('[JD-31] a dripping answer is whole in the end', async () => {
    double.control.faults.push({ match: {}, answer: { kind: 'drip', everyMs: 1 } });
    expect((await speak('GET', '/issue/NET-2381?fields=summary')).body.key).toBe('NET-2381');
  });

  test('[JD-32] connections are cut before, after the headers and in the middle', async () => {
    for (const at of ['start', 'after-headers', 'mid-body'] as const) {
      double.control.faults.push({ match: {}, answer: { kind: 'reset', at } });
      await expect(speak('GET', '/myself'), at).rejects.toThrow();
    }
    expect(double.control.journal.entries.map((entry) => entry.status)).toEqual([0, 0, 0]);
  });

  test('[JD-33] a write is done although its answer is lost, and the next one finds it', async () => {
    double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'reset', at: 'after-work' } });
    await expect(speak('POST', POST, LINK)).rejects.toThrow();
    const [made] = double.control.remoteLinks('NET-2381');
    const again = await speak('POST', POST, LINK);
    expect([again.status, again.body.id]).toEqual([200, made?.id]);
    double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'hang', at: 'after-work' } });
    await expect(speak('POST', POST, { ...LINK, globalId: 'h' }, AbortSignal.timeout(50))).rejects.toThrow();
    expect(double.control.remoteLinks('NET-2381').map((each) => each.globalId)).toEqual(['g', 'h']);
  });

  test('[JD-34] [JD-35] [JD-36] [JD-38] outages, pages, redirects and captchas come as asked', async () => {
    double.control.faults.push(
      { match: {}, answer: unavailable(503, '7') },
      { match: {}, answer: replyPage(200, { 'content-type': 'application/json' }) },
      { match: {}, answer: redirectTo('https://login.example/') },
      { match: {}, answer: captcha() },
    );
    const [outage, page, redirect, asked] = [
      await speak('GET', '/myself'),
      await speak('GET', '/myself'),
      await speak('GET', '/myself'),
      await speak('GET', '/myself'),
    ];
    expect([outage.status, outage.headers.get('retry-after')]).toEqual([503, '7']);
    expect([page.status, page.headers.get('content-type'), typeof page.body]).toEqual([200, 'application/json', 'string']);
    expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'https://login.example/']);
    expect([asked.status, asked.headers.get('x-authentication-denied-reason')]).toEqual([
      403,
      expect.stringContaining('CAPTCHA_CHALLENGE'),
    ]);
  });

  test('[JD-39] the body of an ordinary answer can be replaced, and its work is done', async () => {
    double.control.faults.push({ match: { method: 'POST' }, answer: { kind: 'rewrite', body: '{}' } });
    expect(await speak('POST', POST, LINK)).toMatchObject({ status: 201, body: {} });
    expect(double.control.remoteLinks('NET-2381').length).toBe(1);
  });
});

describe('the journal', () => {
  test('each request is kept with method, path, caller, issue, globalId and status', async () => {
    await speak('POST', POST, LINK);
    expect(double.control.journal.entries).toMatchObject([
      {
        method: 'POST',
        path: `/rest/api/3${POST}`,
        as: 'service-user',
        issueId: double.control.issue('NET-2381').id,
        globalId: 'g',
        status: 201,
      },
    ]);
    expect(double.control.journal.of('POST', /remotelink/).length).toBe(1);
  });

  test('one may wait for a request that is still to come', async () => {
    const waiting = double.control.journal.when((entry) => entry.path.endsWith('/myself') && entry.status === 200);
    await speak('GET', '/myself');
    expect((await waiting).as).toBe('service-user');
  });
});
