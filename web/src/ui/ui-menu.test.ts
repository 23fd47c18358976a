import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepActiveElement } from './deep-active-element.ts';
import type { ItemChosen } from './item-chosen.ts';
import { mount } from './mount.fixture.ts';
import './ui-menu.ts';

const items = [
  { id: 'close', label: 'Send and close' },
  { id: 'pending', label: 'Send and set pending' },
];

test('a menu opens by keyboard, arrows move, Enter chooses and the focus comes back', async () => {
  const chosen: string[] = [];
  await mount(
    html`<ui-menu label="More ways to send" .items=${items} @ui-item-chosen=${(event: ItemChosen) => chosen.push(event.item)}></ui-menu>`,
  );
  const opener = page.getByRole('button', { name: 'More ways to send' });
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('menuitem', { name: 'Send and close' }).element());
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual(['pending']);
  await expect.poll(() => deepActiveElement()).toBe(opener.element());
  await expect.element(opener).toHaveAttribute('aria-expanded', 'false');
});

test('Escape closes without choosing', async () => {
  const chosen: string[] = [];
  await mount(html`<ui-menu label="Theme" .items=${items} @ui-item-chosen=${(event: ItemChosen) => chosen.push(event.item)}></ui-menu>`);
  await page.getByRole('button', { name: 'Theme' }).click();
  await userEvent.keyboard('{Escape}');
  expect(chosen).toEqual([]);
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('button', { name: 'Theme' }).element());
});
