import { html } from 'lit';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepActiveElement } from './deep-active-element.ts';
import { mount } from './mount.fixture.ts';
import './ui-button.ts';

test('a button is reached by Tab, named by its words and pressed by keyboard', async () => {
  let presses = 0;
  await mount(html`<ui-button keys="Mod+Enter" @click=${() => presses++}>Close chat</ui-button>`);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('button', { name: 'Close chat' }).element());
  expect(presses).toBe(1);
});

test('a busy button keeps its place and refuses presses', async () => {
  let presses = 0;
  const button = await mount(html`<ui-button busy @click=${() => presses++}>Saving</ui-button>`);
  button.focus();
  await userEvent.keyboard('{Enter}');
  expect(presses).toBe(0);
  await expect.element(page.getByRole('button', { name: 'Saving' })).toHaveAttribute('aria-disabled', 'true');
});

test('a submit button submits the form around it', async () => {
  let submits = 0;
  const submit = (event: Event) => {
    event.preventDefault();
    submits++;
  };
  await mount(html`<form @submit=${submit}><ui-button type="submit">Sign in</ui-button></form>`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(submits).toBe(1);
});

test('with an address it is a link', async () => {
  await mount(html`<ui-button href="/desk">Open</ui-button>`);
  await expect.element(page.getByRole('link', { name: 'Open' })).toHaveAttribute('href', '/desk');
});
