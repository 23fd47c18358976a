import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { chatFixture } from '../data/chat.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { PanelChosen } from './customer/panel-chosen.ts';
import './desk-agent.ts';

const home = location.pathname + location.search;

afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('a desk that was left does not bring back refused forms, however often it was opened', async () => {
  history.replaceState(null, '', '/desk/live');
  const desk = await mountInDesk([], html`<desk-agent></desk-agent>`);
  const element = document.querySelector('desk-agent')!;
  const place = element.parentElement!;
  await expect.poll(() => desk.closing.onRefused.size).toBe(1);
  element.remove();
  expect(desk.closing.onRefused.size).toBe(0);
  place.append(element);
  await expect.poll(() => desk.closing.onRefused.size).toBe(1);
  element.remove();
  place.append(element);
  await element.updateComplete;
  await expect.poll(() => desk.closing.onRefused.size).toBe(1);
});

test('what was chosen of the details is shown of the next chat, too', async () => {
  history.replaceState(null, '', '/desk/live/chat_a');
  const { router } = await mountInDesk([chatFixture({ id: 'chat_a' }), chatFixture({ id: 'chat_b' })], html`<desk-agent></desk-agent>`);
  const desk = document.querySelector('desk-agent')!;
  const shown = () => desk.shadowRoot!.querySelector('desk-customer')?.tab;
  if (!desk.shadowRoot!.querySelector('aside')) desk.togglePanel();
  await expect.poll(shown).toBe('profile');
  desk.shadowRoot!.querySelector('aside')!.dispatchEvent(new PanelChosen('history'));
  await expect.poll(shown).toBe('history');
  router.go('/desk/live/chat_b');
  await expect.poll(() => location.search).toBe('');
  await expect.poll(shown).toBe('history');
});
