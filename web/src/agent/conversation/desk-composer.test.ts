import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { mount } from '../../ui/mount.fixture.ts';
import type { DeskComposer } from './desk-composer.ts';
import type { SendRequested } from './send-requested.ts';
import './desk-composer.ts';

async function composer(): Promise<{ element: DeskComposer; sent: [string, string][] }> {
  const sent: [string, string][] = [];
  const hear = (event: SendRequested) => sent.push([event.text, event.after]);
  const element = await mount<DeskComposer>(html`<desk-composer name="Ada" @desk-send-requested=${hear}></desk-composer>`);
  element.focus();
  return { element, sent };
}

test('the composer is named after the customer; Enter sends and Shift+Enter makes a new line', async () => {
  const { sent } = await composer();
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('textbox', { name: 'Reply to Ada' }).element());
  await userEvent.keyboard('Hello{Shift>}{Enter}{/Shift}Ada{Enter}');
  expect(sent).toEqual([['Hello\nAda', 'stay']]);
});

test('Enter that ends a composition of an input method sends nothing', async () => {
  const { element, sent } = await composer();
  await userEvent.keyboard('你好');
  element.area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
  expect(sent).toEqual([]);
});

test('an empty text sends nothing, but the wish to close goes up', async () => {
  const { sent } = await composer();
  await userEvent.keyboard('   {Enter}');
  expect(sent).toEqual([]);
  await userEvent.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  expect(sent).toEqual([['', 'close']]);
});

test('a text beyond 10,000 characters stays, says by how much, and is not sent', async () => {
  const { sent } = await composer();
  await page.getByRole('textbox', { name: 'Reply to Ada' }).fill('x'.repeat(10_001));
  await expect.element(page.getByText('1 too many characters')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(sent).toEqual([]);
});
