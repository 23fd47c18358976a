import type { Dashboard } from '@desk/protocol/dashboard';
import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import './desk-dashboard.ts';

const home = location.pathname + location.search;
let server: StubServer;

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

const closed = { positive: 3, neutral: 0, negative: 1, notSet: 2 };
const firstReply = { measured: 4, median: 43, p90: 80, inTarget: 3 };
const department = (id: string, name: string, available: number) => ({
  department: { id: id as never, name },
  waiting: 1,
  longestWaitSince: '2026-05-16T10:00:00.000Z',
  live: 2,
  pending: 0,
  available,
  agents: 2,
  closed,
  firstReply,
});
const dashboard = (chosen: string[]): Dashboard => ({
  chosen,
  at: '2026-05-16T10:05:00.000Z',
  today: '2026-05-16T00:00:00.000Z',
  day: '2026-05-15T10:05:00.000Z',
  replySeconds: 120,
  waiting: 2,
  longestWaitSince: '2026-05-16T10:00:00.000Z',
  live: 4,
  capacity: 10,
  pending: 0,
  available: 1,
  connected: 1,
  agents: [],
  closed,
  firstReply,
  averageSeconds: 300,
  averageOf: { held: 4, closed: 5 },
  channels: [{ channel: 'web', waiting: 2, live: 4, pending: 0, attended: 3, unattended: 1, closed }],
  departments: [department('dep_a', 'Billing', 1), department('dep_b', 'Mobile', 1)],
});

async function open(answer: () => unknown, path = '/dashboard') {
  server = new StubServer({
    'GET /api/dashboard': answer,
    'PUT /api/me/dashboard': (body) => body,
    'GET /api/departments': () => ({
      items: [
        { id: 'dep_a', name: 'Billing' },
        { id: 'dep_b', name: 'Mobile' },
      ],
    }),
  });
  history.replaceState(null, '', path);
  return mountInDesk([], html`<desk-dashboard></desk-dashboard>`);
}

test('[F7] the lines of the breakdown may add up to more than the people there are, and the page says so', async () => {
  await open(() => dashboard([]));
  await expect.element(page.getByRole('row', { name: /^Billing/ })).toBeVisible();
  await expect.element(page.getByText(/may add up to more: here they come to 2 available, and it is 1 person/)).toBeVisible();
  const link = page.getByRole('row', { name: /^Billing/ }).getByRole('link', { name: '6', exact: true });
  await expect
    .element(link)
    .toHaveAttribute('href', expect.stringMatching(/^\/supervise\/closed\?from=2026-05-16T00%3A00.*department=dep_a$/));
});

const hrefOf = (name: string | RegExp) => {
  const { pathname, searchParams } = new URL((page.getByRole('link', { name }).first().element() as HTMLAnchorElement).href);
  return [pathname, Object.fromEntries(searchParams)];
};
const day = { from: '2026-05-16T00:00:00.000Z', to: '2026-05-17T01:00:00.000Z' };

test('[F5] figures of the dashboard say of how many chats they are, and lead to exactly those', async () => {
  await open(() => dashboard([]));
  await expect.element(page.getByText('of 4 first answered today, 75% within 2:00')).toBeVisible();
  expect(hrefOf('43 s')).toEqual(['/supervise/opened', { ...day, by: 'answered' }]);
  expect(hrefOf('75% within 2:00')).toEqual(['/supervise/opened', { ...day, by: 'answered', repliedWithin: '120' }]);
  const row = [
    ...document
      .querySelector('desk-dashboard')!
      .renderRoot.querySelector('desk-dashboard-activity')!
      .renderRoot.querySelector('desk-breakdown')!
      .renderRoot.querySelectorAll('tbody tr'),
  ][0]!;
  expect([...row.querySelectorAll('td')].slice(0, 4).map((cell) => cell.querySelector('a')?.getAttribute('href') ?? '')).toEqual([
    '/supervise/live?department=dep_a&state=waiting',
    '/supervise/live?department=dep_a&state=waiting',
    '/supervise/live?department=dep_a&state=live',
    '',
  ]);
});

test('[F5] a mean over two lists leads to both of them', async () => {
  await open(() => dashboard(['dep_a']), '/dashboard/agents');
  await expect.element(page.getByText('of 4 held now, 5 closed today')).toBeVisible();
  expect(hrefOf('4 held now')).toEqual(['/supervise/live', { department: 'dep_a', state: 'held' }]);
  expect(hrefOf('5 closed today')).toEqual(['/supervise/closed', { ...day, department: 'dep_a', agent: 'any' }]);
});

test('a mean from a server that is older than the page stands without its lists', async () => {
  const { averageOf: _, ...older } = dashboard([]);
  const load = { limit: 5, live: 1, available: true, online: true, availableSince: null, disconnectedAt: null, owesReplySince: null };
  const agent = {
    id: 'usr_1',
    name: 'Noor Haddad',
    role: 'agent',
    departments: [],
    ...load,
    pending: 0,
    channels: [],
    closed,
    averageSeconds: 61,
  };
  await open(() => ({ ...older, agents: [agent] }), '/dashboard/agents');
  await expect.element(page.getByRole('cell', { name: '1:01', exact: true })).toBeVisible();
  await expect.element(page.getByText('5:00', { exact: true })).toBeVisible();
  expect(page.getByRole('link', { name: /held now|[0-9] closed today/ }).elements()).toEqual([]);
});

test('[F5] the load of an agent who also serves departments of others leads to what is listed of it', async () => {
  const load = { limit: 5, available: true, online: true, availableSince: null, disconnectedAt: null, owesReplySince: null };
  const agent = (name: string, live: number, liveListed: number) => ({
    ...{ id: name, name, role: 'agent', departments: [], ...load, live, liveListed, pending: 0, closed, averageSeconds: null },
    channels: liveListed > 0 ? [{ channel: 'web', chats: liveListed }] : [],
  });
  const agents = [agent('Noor', 4, 4), agent('Wen', 5, 2), agent('Amal', 3, 0)];
  await open(() => ({ ...dashboard([]), agents }), '/dashboard/agents');
  await expect.element(page.getByRole('row', { name: /^Wen/ })).toBeVisible();
  const cells = ['Noor', 'Wen', 'Amal'].map((name) =>
    page
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .nth(1),
  );
  expect(cells.map((cell) => cell.element().textContent?.replace(/\s+/g, ' ').trim())).toEqual(['4 of 5', '5 of 5 2 yours', '3 of 5']);
  const links = cells.map((cell) =>
    cell
      .getByRole('link')
      .elements()
      .map((link) => [link.textContent, link.getAttribute('href')]),
  );
  expect(links).toEqual([[['4', '/supervise/live?agent=Noor&state=live']], [['2 yours', '/supervise/live?agent=Wen&state=live']], []]);
});

test('[F7] a choice of departments is remembered, stands in the address and is asked for', async () => {
  await open(() => dashboard([]));
  await userEvent.click(page.getByRole('button', { name: 'Departments: All departments' }));
  await userEvent.click(page.getByRole('menuitemcheckbox', { name: 'Mobile' }));
  await expect.poll(() => location.search).toBe('?department=dep_b');
  expect(server.sent('PUT', '/api/me/dashboard').map(({ body }) => body)).toEqual([{ departments: ['dep_b'] }]);
});

test('what does not load is said, and the last figures stay with their time', async () => {
  let isDown = false;
  const desk = await open(() => {
    if (isDown) throw new DeskError('unavailable', 'The server is busy.');
    return dashboard([]);
  });
  await expect.element(page.getByText(/^as of/)).toBeVisible();
  isDown = true;
  desk.router.go('/dashboard?department=dep_a');
  await expect.element(page.getByText(/^not updated since/)).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Billing/ })).toBeVisible();
});
