import { html } from 'lit';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../data/chat.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { transferFixture } from '../data/transfer.fixture.ts';
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

test('[C16] whoever looks after others hears that a chat is handed over to them, once, and is led to it', async () => {
  const offered = chatFixture({ id: 'chat_N', agent: { id: 'usr_t', name: 'Tomás' } as never, transfer: transferFixture() });
  server = new StubServer({
    'GET /api/tab-counts': () => ({ live: 1, closed: 2, tickets: 3 }),
    'GET /api/chats/offered': () => ({ items: [offered], nextCursor: null }),
  });
  const heard: string[] = [];
  const hear = ({ words, isUrgent }: { words: string; isUrgent: boolean }) => void heard.push(`${isUrgent ? '! ' : ''}${words}`);
  document.addEventListener('ui-announcement-made', hear);
  onTestFinished(() => document.removeEventListener('ui-announcement-made', hear));
  const desk = await mountInDesk([], html`<desk-supervise-head></desk-supervise-head>`);
  const link = page.getByRole('link', { name: '1 transfer request' });
  await expect.element(link).toHaveAttribute('href', '/desk/live/chat_N');
  desk.append(document.createElement('desk-supervise-head'));
  await expect.poll(() => link.elements()).toHaveLength(2);
  desk.chats.put({ ...offered, version: 9, transfer: null });
  await expect.poll(() => link.elements()).toEqual([]);
  expect(heard).toEqual(['! 1 transfer request']);
});
