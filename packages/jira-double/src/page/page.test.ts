import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemoIssues } from '../demo-issues.ts';
import { speakTo } from '../speak.ts';
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

/** Moves an issue as its page does; `from` is what the browser says of the page that the form stands on. */
async function move(
  to: string,
  from: Record<string, string> = { origin: new URL(double.url).origin },
  key = 'NET-2390',
): Promise<Response> {
  return fetch(`${double.url}/browse/${key}/status`, {
    method: 'POST',
    body: new URLSearchParams({ to }),
    headers: from,
    redirect: 'manual',
  });
}

test.each(['cloud', 'dc'] as const)('a person moves an issue on its page, and REST says so (%s)', async (flavour) => {
  await double.close();
  double = await startJiraDouble({ flavour, token: 't0ken' });
  seedDemoIssues(double.control);
  // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
  const heard: any[] = [];
  const hear = async (request: Request) => {
    heard.push(await request.json());
    return new Response();
  };
  const hook = serve({ port: 0, hostname: '127.0.0.1', fetch: hear });
  await new Promise((resolve) => hook.once('listening', resolve));
  const { port } = hook.address() as AddressInfo;
  double.control.webhooks.push({ url: `http://127.0.0.1:${port}/`, secret: 's', baseUrl: double.url });
  const page = await read('/browse/NET-2390');
  expect([...page.matchAll(/name="to" value="([^"]+)"/g)].map(([, name]) => name)).toEqual(['In Progress', 'In Review', 'Done']);
  const moved = await move('Done');
  expect([moved.status, new URL(moved.headers.get('location')!, double.url).pathname]).toEqual([
    303,
    `${new URL(double.url).pathname.replace(/\/$/, '')}/browse/NET-2390`,
  ]);
  const { body } = await speakTo(double, flavour)('GET', '/issue/NET-2390?fields=status,resolution');
  expect(body.fields).toMatchObject({ status: { name: 'Done', statusCategory: { key: 'done' } }, resolution: { name: 'Done' } });
  await expect.poll(() => heard.length).toBe(1);
  expect(heard[0].issue.id).toBe(double.control.issue('NET-2390').id);
  const item = (field: string, from: string | null, to: string) => ({
    ...{ field, fieldtype: 'jira', from, fromString: from, to, toString: to },
    ...(flavour === 'cloud' ? { fieldId: field } : {}),
  });
  expect(heard[0].changelog.items).toEqual([item('resolution', null, 'Done'), item('status', 'To Do', 'Done')]);
  // Taken up again: the resolution goes.
  await move('In Progress');
  expect((await speakTo(double, flavour)('GET', '/issue/NET-2390?fields=resolution')).body.fields).toEqual({ resolution: null });
  hook.close();
});

test('a form of another site moves nothing, nor does one for a status or an issue that there is not', async () => {
  const own = new URL(double.url).origin;
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { origin: own, 'sec-fetch-site': 'cross-site' }];
  for (const from of foreign) expect((await move('Done', from as Record<string, string>)).status).toBe(403);
  expect((await move('Shipped')).status).toBe(400);
  expect((await move('To Do')).status).toBe(303);
  expect((await move('Done', { origin: own }, 'NET-1')).status).toBe(303);
  expect(double.control.issue('NET-2390').status.name).toBe('To Do');
});
