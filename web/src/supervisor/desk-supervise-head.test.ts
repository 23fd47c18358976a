import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import './desk-supervise-head.ts';

let server: StubServer;

afterEach(() => {
  server.remove();
  document.body.replaceChildren();
});

test('tabs keep their counts on every tab, follow what happens, and show the last ones at once on the next', async () => {
  let live = 4;
  let isSlow = false;
  server = new StubServer({
    'GET /api/tab-counts': () => (isSlow ? new Promise(() => {}) : { live, closed: 275, tickets: 2 }),
  });
  const desk = await mountInDesk([], html`<desk-supervise-head tab="jira"></desk-supervise-head>`);
  await expect.element(page.getByRole('tab', { name: 'Closed 275' })).toHaveAttribute('title', 'Closed today');
  await expect.element(page.getByRole('tab', { name: 'Tickets 2' })).toBeVisible();
  live = 5;
  desk.socket.onFrame.call({ type: 'events', events: [{ type: 'chat.closed' }] } as never);
  await expect.element(page.getByRole('tab', { name: 'Live 5' })).toBeVisible();
  isSlow = true;
  desk.append(document.createElement('desk-supervise-head'));
  await expect.poll(() => page.getByRole('tab', { name: 'Live 5' }).elements().length).toBe(2);
});
