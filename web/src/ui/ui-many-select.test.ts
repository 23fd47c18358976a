import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from './mount.fixture.ts';
import type { UiManySelect } from './ui-many-select.ts';
import './ui-many-select.ts';

afterEach(() => document.body.replaceChildren());

const options = ['Billing', 'Mobile', 'Shop'].map((label) => ({ value: label.toLowerCase(), label }));
let changes: string[][] = [];

function select(value: string[] = []): Promise<UiManySelect> {
  changes = [];
  return mount<UiManySelect>(
    html`<ui-many-select label="Departments" all="All departments" many="departments" .options=${options} .value=${value} @ui-value-changed=${(event: Event & { value: string[] }) => changes.push(event.value)}></ui-many-select>`,
  );
}

test('nothing chosen is all, one is named, several are counted', async () => {
  const element = await select();
  const opener = () => element.renderRoot.querySelector('.opener')!.getAttribute('aria-label');
  expect(opener()).toBe('Departments: All departments');
  element.value = ['shop'];
  await element.updateComplete;
  expect(opener()).toBe('Departments: Shop');
  element.value = ['shop', 'billing'];
  await element.updateComplete;
  expect(opener()).toBe('Departments: 2 departments');
});

test('by keyboard: the menu stays open while one chooses, keeps the order of its options, and all of them are none', async () => {
  const element = await select(['shop']);
  element.renderRoot.querySelector<HTMLElement>('.opener')!.focus();
  await userEvent.keyboard('{ArrowDown}');
  // It opens at what is chosen: up from there to Billing, and down again to Mobile.
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}');
  expect(changes).toEqual([['billing', 'shop']]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(changes.at(-1)).toEqual([]);
  await expect.element(page.getByRole('menuitemcheckbox', { name: 'All departments' })).toHaveAttribute('aria-checked', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => element.renderRoot.querySelector('.opener')!.getAttribute('aria-expanded')).toBe('false');
});
