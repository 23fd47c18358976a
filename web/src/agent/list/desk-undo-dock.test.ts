import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import './desk-undo-dock.ts';

const ada = chatFixture();

afterEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

test('of a close that is given up before its answer the dock says that it is undone if it was accepted, and then that it was', async () => {
  const desk = await mountInDesk([ada], html`<desk-undo-dock></desk-undo-dock>`);
  const accepted = Promise.withResolvers<void>();
  desk.beforeClose = () => accepted.promise;
  desk.closing.close(ada.id, ada.customer.name, { sentiment: null, seenVersion: 4 });
  desk.closing.cancel(ada.id);
  await expect.element(page.getByText('Cancelling. If the close of Ada M. was accepted all the same, it is undone')).toBeVisible();
  accepted.resolve();
  await expect.element(page.getByText('Ada M. is open again')).toBeVisible();
  expect(desk.chats.get(ada.id)?.status).toBe('live');
});
