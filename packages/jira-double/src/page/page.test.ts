import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemoIssues } from '../demo-issues.ts';
import { type JiraDouble, startJiraDouble } from '../start-jira-double.ts';

let double: JiraDouble;

beforeEach(async () => {
  double = await startJiraDouble({ flavour: 'dc', token: 't0ken' });
  seedDemoIssues(double.control);
});
afterEach(() => double.close());

const read = async (path: string) => (await fetch(double.url + path)).text();
const control = (path: string, body: unknown) =>
  fetch(`${double.controlUrl}/${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

test('the page lists every issue, with its links once there are some', async () => {
  expect(await read('/')).toContain('Gift card drained');
  const issue = double.control.issue('PAY-3307');
  const object = { url: 'https://desk.example/c/9', title: 'Chat #9', summary: 'Refunded' };
  issue.links.push({
    id: 1,
    globalId: 'g',
    application: { name: 'Chat Desk' },
    relationship: 'customer chat',
    object,
    createdAt: new Date(),
  });
  for (const path of ['/', '/browse/PAY-3307']) {
    const page = await read(path);
    expect(page).toContain('href="https://desk.example/c/9"');
    expect(page).toContain('customer chat · Chat Desk · Refunded');
  }
});

test('[JD-40] markup in summaries, titles and addresses stays text', async () => {
  const issue = double.control.seedIssue({ key: 'SHP-999', summary: '<script>alert(1)</script>' });
  const object = { url: 'javascript:alert(1)', title: '"><img src=x onerror=alert(1)>' };
  issue.links.push({ id: 1, globalId: 'g', application: null, relationship: null, object, createdAt: new Date() });
  const page = await read('/');
  expect(page).not.toContain('<script>alert');
  expect(page).not.toContain('<img');
  expect(page).not.toContain('javascript:');
});

test('the page asks nothing of any other host', async () => {
  const answer = await fetch(`${double.url}/`);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test('looking at pages leaves no trace in the journal', async () => {
  await read('/');
  await read('/browse/NET-2381');
  expect(double.control.journal.entries).toEqual([]);
});

test('the control works over HTTP', async () => {
  expect(await (await control('moveIssue', ['NET-2381', 'SHP'])).json()).toBe('SHP-464');
  await control('faults', [{ match: {}, answer: { kind: 'reply', status: 503 } }]);
  expect((await fetch(`${double.url}/rest/api/2/serverInfo`)).status).toBe(503);
  expect(await (await fetch(`${double.controlUrl}/journal`)).json()).toMatchObject([
    { path: '/jira/rest/api/2/serverInfo', as: 'anonymous', status: 503 },
  ]);
  expect((await control('deleteIssue', ['NOPE-1'])).status).toBe(400);
  expect((await control('nothing', [])).status).toBe(501);
});
