import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { deepActiveElement } from '../ui/deep-active-element.ts';
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

test('who opens the page is at its heading, and who goes on by a tab is on that tab in the head of the next page', async () => {
  server = new StubServer({ 'GET /api/tab-counts': () => ({ live: 1, closed: 2, tickets: 3 }) });
  const home = location.pathname + location.search;
  const desk = await mountInDesk([], html`<desk-supervise-head tab="live"></desk-supervise-head>`);
  await expect.poll(() => deepActiveElement()?.textContent).toBe('Supervisor desk');
  desk.router.onChange.add(() => {
    const next = document.createElement('desk-supervise-head');
    next.tab = 'closed';
    desk.querySelector('desk-supervise-head')!.replaceWith(next);
  });
  await expect.element(page.getByRole('tab', { name: 'Live 1' })).toBeVisible();
  (page.getByRole('tab', { name: 'Live 1' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => deepActiveElement()?.textContent?.trim()).toMatch(/^Closed/);
  history.replaceState(null, '', home);
});
