import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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

const input = { sentiment: null, seenVersion: 4 } as const;
const bashir = chatFixture({ id: 'chat_b', customer: { id: 'cust_b', name: 'Bashir K.' } as never });

test('two closes that are refused each have a line that leads to their form', async () => {
  const desk = await mountInDesk([ada, bashir], html`<desk-undo-dock></desk-undo-dock>`);
  desk.beforeClose = () => Promise.reject(new DeskError('customer-wrote', 'The customer just wrote.'));
  desk.closing.close(ada.id, 'Ada M.', input);
  desk.closing.close(bashir.id, 'Bashir K.', input);
  for (const name of ['Ada M.', 'Bashir K.'])
    await expect.element(page.getByText(`${name} is still open. The customer just wrote.`)).toBeVisible();
  expect(page.getByRole('link', { name: 'Open' }).elements()).toHaveLength(2);
});

test('[K6] of several closes Undo takes back the last, and a menu names each of them', async () => {
  const desk = await mountInDesk([ada, bashir], html`<desk-undo-dock></desk-undo-dock>`);
  desk.closing.close(ada.id, 'Ada M.', input);
  desk.closing.close(bashir.id, 'Bashir K.', input);
  await expect.element(page.getByText('Closed 2 chats, last Bashir K.')).toBeVisible();
  await page.getByRole('button', { name: 'All that can be undone' }).click();
  await page.getByRole('menuitem', { name: 'Undo Ada M.' }).click();
  await expect.poll(() => desk.chats.get(ada.id)?.version).toBe(100);
  await userEvent.keyboard('u');
  await expect.poll(() => desk.chats.get(bashir.id)?.version).toBe(100);
});

test('a fault of the desk is not called a cut: the dock names it with its number, and tries again', async () => {
  const desk = await mountInDesk([ada], html`<desk-undo-dock></desk-undo-dock>`);
  let faults = 1;
  desk.beforeClose = () =>
    faults-- > 0 ? Promise.reject(new DeskError('internal', 'Something went wrong.', { requestId: '8f21c0aa77' })) : Promise.resolve();
  desk.closing.close(ada.id, 'Ada M.', input);
  await expect
    .element(page.getByText('Ada M. is not closed yet: the desk had a fault. It will be tried again Error 8f21c0aa'))
    .toBeVisible();
  await expect.element(page.getByText('Closed Ada M.')).toBeVisible();
});

test('too many closes in a row say when it goes on, and it does', async () => {
  const desk = await mountInDesk([ada], html`<desk-undo-dock></desk-undo-dock>`);
  let busy = 1;
  desk.beforeClose = () => (busy-- > 0 ? Promise.reject(new DeskError('too-many', 'Too many.', { retryAfter: 1 })) : Promise.resolve());
  desk.closing.close(ada.id, 'Ada M.', input);
  await expect.element(page.getByText('Ada M. is not closed yet: too many closes in a row. Again in 1 s')).toBeVisible();
  await expect.element(page.getByText('Closed Ada M.')).toBeVisible();
});

test('when the window to undo is over the dock says so', async () => {
  const desk = await mountInDesk([ada], html`<desk-undo-dock></desk-undo-dock>`);
  desk.undoMs = 150;
  desk.closing.close(ada.id, 'Ada M.', input);
  await expect.element(page.getByText('Too late to undo Ada M., but details can be added')).toBeVisible();
});
