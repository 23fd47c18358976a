import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepActiveElement } from './deep-active-element.ts';
import { graphemeCount } from './grapheme-count.ts';
import { mount } from './mount.fixture.ts';
import type { UiText } from './ui-text.ts';
import './ui-text.ts';
import './ui-textarea.ts';

test('a field is named by its label and described by its error', async () => {
  await mount(html`<ui-text label="Name" error="Another tag has this name"></ui-text>`);
  const field = page.getByRole('textbox', { name: 'Name' });
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription('Another tag has this name');
});

test('Enter in a field submits the form around it with the value', async () => {
  const sent: string[] = [];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    sent.push(String(new FormData(event.target as HTMLFormElement).get('email')));
  };
  await mount(html`<form @submit=${submit}><ui-text label="Email" name="email"></ui-text></form>`);
  await page.getByRole('textbox', { name: 'Email' }).fill('noor@demo.test');
  await userEvent.keyboard('{Enter}');
  expect(sent).toEqual(['noor@demo.test']);
});

test('clicking on the host puts the cursor into the field', async () => {
  const field = await mount<UiText>(html`<ui-text label="Email"></ui-text>`);
  field.focus();
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('textbox', { name: 'Email' }).element());
});

test('the counter counts what a person sees, and a text that is too long is kept', async () => {
  expect(graphemeCount('👨‍👩‍👧é')).toBe(2);
  await mount(html`<ui-textarea label="Closing note" limit="4" .value=${'😀😀😀😀😀'}></ui-textarea>`);
  await expect.element(page.getByText('5 / 4')).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Closing note' })).toHaveValue('😀😀😀😀😀');
});
