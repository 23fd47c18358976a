import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import './desk-agent.ts';

const home = location.pathname + location.search;

afterEach(() => {
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
