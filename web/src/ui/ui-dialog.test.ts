import { html, render } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { deepActiveElement } from './deep-active-element.ts';
import { openDialogs } from './open-dialogs.ts';
import './ui-button.ts';
import './ui-dialog.ts';

let place: HTMLElement;

beforeEach(() => {
  document.body.replaceChildren();
  place = document.createElement('div');
  document.body.append(place);
});

function show(isOpen: boolean, heard: string[] = []): void {
  render(
    html`<button>Open it</button>
      ${
        isOpen
          ? html`<ui-dialog open heading="Close chat with Ada M." meta="#48213" @ui-dismiss-requested=${() => heard.push('dismiss')}>
              <input aria-label="Note" /><ui-button slot="footer">Close chat</ui-button>
            </ui-dialog>`
          : ''
      }`,
    place,
  );
}

test('a dialog is named and described, takes the focus and gives it back', async () => {
  show(false);
  await page.getByRole('button', { name: 'Open it' }).click();
  show(true);
  const dialog = page.getByRole('dialog', { name: 'Close chat with Ada M.' });
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog).toHaveAccessibleDescription('#48213');
  await expect.poll(() => deepActiveElement()).not.toBe(page.getByRole('button', { name: 'Open it' }).element());
  expect(openDialogs.count).toBe(1);
  show(false);
  await expect.poll(() => deepActiveElement()).toBe(page.getByRole('button', { name: 'Open it' }).element());
  expect(openDialogs.count).toBe(0);
});

test('Escape asks and does not close by itself', async () => {
  const heard: string[] = [];
  show(true, heard);
  await page.getByRole('textbox', { name: 'Note' }).click();
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Escape}');
  expect(heard).toEqual(['dismiss', 'dismiss']);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  show(false);
});
