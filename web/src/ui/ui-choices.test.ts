import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepActiveElement } from './deep-active-element.ts';
import { mount } from './mount.fixture.ts';
import type { UiSegmented } from './ui-segmented.ts';
import type { UiTabs } from './ui-tabs.ts';
import type { ValueChanged } from './value-changed.ts';
import './ui-segmented.ts';
import './ui-switch.ts';
import './ui-tabs.ts';

const tabs = [
  { id: 'live', label: 'Live', count: 5 },
  { id: 'pending', label: 'Pending', count: 0 },
  { id: 'closed', label: 'Closed' },
];

test('tabs are one tab stop, arrows select and wrap, the count is part of the name', async () => {
  const heard: unknown[] = [];
  const element = await mount<UiTabs>(
    html`<ui-tabs label="Chats" .items=${tabs} selected="live" @ui-value-changed=${(event: ValueChanged) => heard.push(event.value)}></ui-tabs>`,
  );
  await userEvent.tab();
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('tab', { name: 'Live 5' }).element());
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('tab', { name: 'Closed' }).element());
  expect(heard).toEqual(['closed']);
  expect(element.selected).toBe('closed');
});

test('a segmented choice is a radio group whose arrows choose', async () => {
  const element = await mount<UiSegmented>(
    html`<ui-segmented label="Window" value="60m" .options=${[
      { value: '15m', label: '15 min' },
      { value: '60m', label: '60 min' },
    ]}></ui-segmented>`,
  );
  await expect.element(page.getByRole('radiogroup', { name: 'Window' })).toBeVisible();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(element.value).toBe('15m');
  await expect.element(page.getByRole('radio', { name: '15 min' })).toBeChecked();
});

test('a switch says its state and takes Space', async () => {
  const heard: unknown[] = [];
  await mount(html`<ui-switch @ui-value-changed=${(event: ValueChanged<boolean>) => heard.push(event.value)}>Available</ui-switch>`);
  const control = page.getByRole('switch', { name: 'Available' });
  await expect.element(control).toHaveAttribute('aria-checked', 'false');
  await userEvent.tab();
  await userEvent.keyboard(' ');
  await expect.element(control).toHaveAttribute('aria-checked', 'true');
  expect(heard).toEqual([true]);
});
