import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setServerTime } from '../../clock/server-clock.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import './desk-root-causes.ts';

const home = location.pathname + location.search;
const row = {
  site: 'jira_1',
  issueId: '10042',
  key: 'NET-7',
  summary: 'Router restarts',
  status: null,
  category: null,
  url: null,
  closures: 12,
  positive: 1,
  neutral: 2,
  negative: 8,
  notSet: 1,
  tags: [],
};
let server: StubServer;

beforeEach(() => {
  server = new StubServer({ 'GET /api/reports/issues': () => ({ unit: 'closures', from: '', to: '', rows: [row] }) });
  setServerTime('2026-05-16T10:00:00Z');
});

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  setServerTime(new Date().toISOString());
  history.replaceState(null, '', home);
});

async function open(search: string): Promise<void> {
  history.replaceState(null, '', `/supervise/jira${search}`);
  await mountInDesk([], html`<desk-root-causes></desk-root-causes>`);
  await expect.element(page.getByText('Router restarts')).toBeVisible();
}

const query = (name: string) => new URL((page.getByRole('link', { name, exact: true }).element() as HTMLAnchorElement).href).searchParams;

test('[J12] seven days are the whole days of the report, said in words, and each number leads to exactly its chats', async () => {
  await open('');
  await expect.element(page.getByText(/^Whole days, 10–16 May with today so far, by the clocks of UTC\./)).toBeVisible();
  const days = { from: '2026-05-10T00:00:00.000Z', to: '2026-05-17T00:00:00.000Z' };
  expect(Object.fromEntries(query('12'))).toEqual({ ...days, issue: 'jira_1~10042~NET-7' });
  expect(Object.fromEntries(query('8'))).toEqual({ ...days, issue: 'jira_1~10042~NET-7', sentiment: 'negative' });
  await userEvent.click(page.getByRole('radio', { name: '30 days' }));
  await expect.element(page.getByRole('link', { name: 'The same as a report' })).toHaveAttribute('href', '/reports/jira?range=30');
  await expect.poll(() => query('12').get('from')).toBe('2026-04-17T00:00:00.000Z');
});

test('what went wrong with days that are no longer asked for is not said of those that are', async () => {
  server.remove();
  const older = Promise.withResolvers<void>();
  const newer = Promise.withResolvers<void>();
  const answers = {
    'GET /api/reports/issues': async (_: unknown, query: URLSearchParams) => {
      if (query.get('from')!.startsWith('2026-05')) {
        await older.promise;
        throw new DeskError('internal', 'The desk is out of order.');
      }
      await newer.promise;
      return { unit: 'closures', from: '', to: '', rows: [row] };
    },
  };
  server = new StubServer(answers);
  history.replaceState(null, '', '/supervise/jira');
  await mountInDesk([], html`<desk-root-causes></desk-root-causes>`);
  await userEvent.click(page.getByRole('radio', { name: '30 days' }));
  await expect.poll(() => server.asked.length).toBe(2);
  older.resolve();
  // What is asked once that was answered is answered later: the page has heard of it by then.
  for (let asked = 0; asked < 3; asked++) await fetch('/api/nothing').then((response) => response.json());
  const element = document.querySelector('desk-root-causes')!;
  await element.updateComplete;
  expect(element.renderRoot.querySelector('ui-error')).toBeNull();
  newer.resolve();
  await expect.element(page.getByText('Router restarts')).toBeVisible();
});

test('[J12] days and departments of the report are those here, too', async () => {
  await open('?first=2026-05-01&last=2026-05-02&department=dep_a');
  await expect.element(page.getByText(/^Whole days, 1–2 May, 1 department, by the clocks of UTC\./)).toBeVisible();
  expect(query('12').get('department')).toBe('dep_a');
  expect(query('12').get('to')).toBe('2026-05-03T00:00:00.000Z');
});
