import { DeskError } from '@desk/protocol/errors';
import type { SavedView } from '@desk/protocol/saved-view';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import './desk-saved-views.ts';

const home = location.pathname + location.search;
let server: StubServer;

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

const view = (name: string, query: string, isDefault = false): SavedView => ({
  id: `view_${name}` as never,
  page: 'reports/tags',
  name,
  query,
  isDefault,
});

async function open(views: SavedView[], at = '/reports/tags?range=14', answers: ConstructorParameters<typeof StubServer>[0] = {}) {
  server = new StubServer({ 'GET /api/views': () => ({ items: views }), ...answers });
  history.replaceState(null, '', at);
  await page.viewport(1_200, 800); // on a narrow screen there is no room for them
  await mountInDesk([], html`<desk-saved-views user-id="usr_1"></desk-saved-views>`);
}

test('[V1] views are links, the one at hand is marked, and a page without filters opens with its default', async () => {
  await open([view('Fortnight', 'range=14', true), view('Month', 'range=30')], '/reports/tags');
  await expect.poll(() => location.search).toBe('?range=14');
  await expect.element(page.getByRole('link', { name: 'Fortnight first' })).toHaveAttribute('aria-current', 'true');
  await expect.element(page.getByRole('link', { name: 'Month' })).toHaveAttribute('href', '/reports/tags?range=30');
});

test('[V1] the present report is kept under a name; one that is refused stays in its field with the reason', async () => {
  let isTaken = true;
  await open([], '/reports/tags?range=14&department=a%2Cb', {
    'POST /api/views': () => {
      if (isTaken) throw new DeskError('already-exists', 'A view of this page is already called “Mine”.');
      return view('Mine too', 'range=14');
    },
  });
  await userEvent.click(page.getByRole('button', { name: 'Save this view' }));
  await userEvent.keyboard('Mine{Enter}');
  await expect.element(page.getByText(/already called “Mine”/)).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Name of the view' })).toHaveValue('Mine');
  isTaken = false;
  await userEvent.keyboard(' too{Enter}');
  await expect.element(page.getByRole('button', { name: 'Save this view' })).toBeVisible();
  expect(server.sent('POST', '/api/views').at(-1)?.body).toEqual({
    page: 'reports/tags',
    name: 'Mine too',
    query: 'range=14&department=a%2Cb',
  });
});
