import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../data/chat.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { registerHotkeys } from '../hotkeys/hotkeys.ts';
import { deepActiveElement } from '../ui/deep-active-element.ts';
import './desk-overlays.ts';

const home = location.pathname + location.search;
const stops: (() => void)[] = [];
const field = () => page.getByRole('combobox', { name: /^Search commands/ });

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('Mod+K finds what acts on this screen and does it with the page as it was: focus back, palette gone', async () => {
  const done: string[] = [];
  await mountInDesk([], html`<button>On the page</button><desk-overlays></desk-overlays>`);
  stops.push(
    registerHotkeys([
      { keys: 'E', words: 'Close the chat', group: 'Chat', run: () => done.push(deepActiveElement()?.textContent ?? '') },
      { keys: 'P', words: 'Pending on or off', group: 'Chat', when: () => false, listed: () => true, run: () => done.push('never') },
    ]),
  );
  await page.getByRole('button', { name: 'On the page' }).click();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(() => deepActiveElement()?.role).toBe('combobox');
  await userEvent.keyboard('pending');
  await expect.element(page.getByText('Nothing called “pending” here.')).toBeVisible();
  await field().fill('close');
  await expect.element(page.getByRole('option', { name: 'Close the chat' })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => done).toEqual(['On the page']);
  expect(page.getByRole('dialog').query()).toBeNull();
});

test('a chat is found by its customer, on this page or only on the server, and Enter opens it', async () => {
  const old = chatFixture({ id: 'chat_old', status: 'closed', customer: { id: 'cust_cloe', name: 'Cloe T.' } as never });
  const server = new StubServer({ 'GET /api/chats': () => ({ items: [old], nextCursor: null }) });
  stops.push(() => server.remove());
  await mountInDesk(
    [chatFixture({ id: 'chat_new', customer: { id: 'cust_ada', name: 'Ada M.' } as never })],
    html`<desk-overlays></desk-overlays>`,
  );
  await userEvent.keyboard('{Control>}k{/Control}');
  await field().fill('ada');
  await expect.element(page.getByRole('option', { name: /^Ada M\. live/ })).toBeVisible();
  await field().fill('cloe');
  await page.getByRole('option', { name: /^Cloe T\. closed/ }).click();
  await expect.poll(() => location.pathname).toBe('/desk/closed/chat_old');
});

test('arrows move, Escape leaves without doing anything, and a supervisor’s places are not offered to an agent', async () => {
  await mountInDesk([], html`<desk-overlays></desk-overlays>`);
  stops.push(registerHotkeys([{ keys: 'R', words: 'Reply', group: 'Chat', run: () => {} }]));
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(() => deepActiveElement()?.role).toBe('combobox');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  expect(page.getByRole('option', { name: /Report|Admin/ }).elements()).toHaveLength(0);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').query()).toBeNull();
  expect(location.pathname).toBe(home.split('?')[0]);
});
