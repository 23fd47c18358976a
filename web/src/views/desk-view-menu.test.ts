import { DeskError } from '@desk/protocol/errors';
import type { SavedView } from '@desk/protocol/saved-view';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import './desk-view-menu.ts';

const home = location.pathname + location.search;
const view = (name: string, query: string, isDefault = false): SavedView => ({
  id: `view_${name}` as never,
  page: 'supervise/closed',
  name,
  query,
  isDefault,
});
const worst = view('Worst', 'sentiment=negative');
let server: StubServer;

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

async function open(views: SavedView[], search = '', answers: ConstructorParameters<typeof StubServer>[0] = {}) {
  server = new StubServer({ 'GET /api/views': () => ({ items: views }), ...answers });
  history.replaceState(null, '', `/supervise/closed${search}`);
  await mountInDesk([], html`<desk-view-menu page="supervise/closed"></desk-view-menu>`);
}
const opener = () => document.querySelector('desk-view-menu')!.renderRoot.querySelector<HTMLElement>('.opener')!;

test('[V1] views are links, the one at hand names the button, and a page without filters opens with its default', async () => {
  await open([worst, view('Mine', 'agent=usr_1', true)]);
  await expect.poll(() => location.search).toBe('?agent=usr_1');
  await expect.poll(() => opener().textContent).toContain('Mine');
  opener().click();
  await expect.element(page.getByRole('link', { name: 'Worst' })).toHaveAttribute('href', '/supervise/closed?sentiment=negative');
  await expect.element(page.getByRole('button', { name: 'Open this page with “Mine”' })).toHaveAttribute('aria-pressed', 'true');
});

test('[V1] an address with filters is left alone, whatever the default', async () => {
  await open([view('Mine', 'agent=usr_1', true)], '?q=refund');
  await expect.poll(() => server.asked.length).toBeGreaterThan(0);
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(location.search).toBe('?q=refund');
});

test('[V1] filters are saved under a name; a name that is taken is said, kept in the field, and may be replaced', async () => {
  const changed: unknown[] = [];
  await open([worst], '?q=refund&wall=1', {
    'POST /api/views': () => {
      throw new DeskError('already-exists', 'A view of this page is already called “Worst”.', { view: worst });
    },
    'PATCH /api/views/view_Worst': (body) => {
      changed.push(body);
      return { ...worst, query: 'q=refund' };
    },
  });
  opener().click();
  await page.getByRole('button', { name: 'Save these filters' }).click();
  const field = page.getByRole('textbox', { name: 'Name of the view' });
  await field.fill('worst');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByText('A view of this page is already called “Worst”.')).toBeVisible();
  await expect.element(field).toHaveValue('worst');
  expect(server.sent('POST', '/api/views')[0]!.body).toEqual({ page: 'supervise/closed', name: 'worst', query: 'q=refund' });
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect.poll(() => changed).toEqual([{ query: 'q=refund' }]);
  await expect.poll(() => opener().textContent).toContain('Worst');
});

test('[V1] Enter saves a view, once', async () => {
  await open([], '?q=refund', { 'POST /api/views': () => view('Refunds', 'q=refund') });
  opener().click();
  await page.getByRole('button', { name: 'Save these filters' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Refunds');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => opener().textContent).toContain('Refunds');
  expect(server.sent('POST', '/api/views')).toHaveLength(1);
});

test('[V1] a view is renamed and deleted', async () => {
  let answer: SavedView = worst;
  await open([worst], '', {
    'PATCH /api/views/view_Worst': (body) => {
      answer = { ...answer, ...(body as object) };
      return answer;
    },
    'DELETE /api/views/view_Worst': () => ({ deleted: true }),
  });
  opener().click();
  await page.getByRole('button', { name: 'Rename “Worst”' }).click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Not good');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect.element(page.getByRole('link', { name: 'Not good' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete “Not good”' }).click();
  await expect.element(page.getByText('Filters that you come back to can be kept here.', { exact: false })).toBeVisible();
});
