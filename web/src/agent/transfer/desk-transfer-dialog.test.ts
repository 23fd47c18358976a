import { DeskError } from '@desk/protocol/errors';
import type { TransferTargets } from '@desk/protocol/transfer';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import { transferFixture } from '../../data/transfer.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import './desk-transfer-dialog.ts';

const ada = chatFixture({ id: 'chat_Ada' });
const broadband = { id: 'dep_b', name: 'Broadband' };
const targets = {
  departments: [
    { ...broadband, available: 3, free: 2 },
    { id: 'dep_r', name: 'Returns', available: 0, free: 0 },
    { id: 'dep_s', name: 'Shop', available: 1, free: 0 },
  ],
  agents: [
    { id: 'usr_m', name: 'Mikkel Dahl', departments: [broadband], load: 2, limit: 5, isAtLimit: false },
    { id: 'usr_i', name: 'Ines Duarte', departments: [], load: 5, limit: 5, isAtLimit: true },
  ],
} as unknown as TransferTargets;
const path = '/api/chats/chat_Ada/transfer';
const note = page.getByRole('textbox', { name: 'Note' });
const transfer = page.getByRole('button', { name: 'Transfer', exact: true });
const options = () =>
  page
    .getByRole('option')
    .elements()
    .map((each) => each.textContent?.replace(/\s+/g, ' ').trim());
const chosen = () =>
  page
    .getByRole('option', { selected: true })
    .elements()
    .map((each) => each.querySelector('.name')?.textContent);

let server: StubServer;
let read = targets;
afterEach(() => {
  server.remove();
  read = targets;
  document.body.replaceChildren();
});

async function open(answer: () => unknown = () => ({ ...ada, version: 5, transfer: transferFixture() })) {
  server = new StubServer({ 'GET /api/chats/chat_Ada/transfer-targets': () => read, [`POST ${path}`]: answer });
  const desk = await mountInDesk([ada], html`<desk-transfer-dialog .chat=${ada} may-offer></desk-transfer-dialog>`);
  const element = document.querySelector('desk-transfer-dialog')!;
  element.open();
  await expect.poll(options).toHaveLength(5);
  return { desk, element };
}

test('[C15] those who are available are listed, with why one cannot be chosen; by keyboard alone somebody is found, chosen and told why', async () => {
  const { desk } = await open();
  expect(options()).toEqual([
    'Broadband 2 available',
    'Returns nobody available',
    'Shop 1 available, at limit',
    'Ines Duarte 5 of 5 at limit',
    'Mikkel Dahl Broadband · 2 of 5',
  ]);
  await expect.poll(() => deepActiveElement()?.id).toBe('filter');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}'); // nobody in Returns
  expect(page.getByRole('option', { selected: true }).elements()).toEqual([]);
  await expect.element(page.getByText('Returns: nobody available. Choose somebody else.')).toBeVisible();
  await userEvent.keyboard('ines{Enter}');
  await expect.element(page.getByText('Ines Duarte: at limit. Choose somebody else.')).toBeVisible();
  await userEvent.keyboard('{Escape}mik');
  await expect.poll(options).toEqual(['Mikkel Dahl Broadband · 2 of 5']);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => deepActiveElement()?.localName).toBe('textarea');
  await expect.poll(chosen).toEqual(['Mikkel Dahl']);
  await userEvent.keyboard('Needs a credit{Control>}{Enter}{/Control}');
  await expect.poll(() => page.getByRole('dialog').elements()).toHaveLength(0);
  expect(server.sent('POST', path).map(({ body }) => body)).toEqual([{ to: { kind: 'agent', id: 'usr_m' }, note: 'Needs a credit' }]);
  expect(desk.chats.get(ada.id)?.transfer?.note).toBe('Needs a credit above my limit');
});

test('[C15] what was entered is there again after Escape, and nothing is offered to nobody or with a note that is too long', async () => {
  const { element } = await open();
  await transfer.click();
  await expect.element(page.getByText('Choose a person or a department')).toBeVisible();
  await page.getByRole('option', { name: /Broadband 2/ }).click();
  await note.fill('x'.repeat(501));
  await expect.element(page.getByText('501 / 500')).toBeVisible();
  await transfer.click();
  await expect.element(page.getByText('1 character too many')).toBeVisible();
  await note.fill('Second line needed');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').elements()).toHaveLength(0);
  element.open();
  await expect.element(note).toHaveValue('Second line needed');
  await expect.poll(chosen).toEqual(['Broadband']);
  expect(server.sent('POST', path)).toEqual([]);
});

test('[C15] a chat that cannot be offered any more is said so where it would be sent, and the keys typed meanwhile are for the note', async () => {
  const { element } = await open();
  await page.getByRole('option', { name: /Broadband 2/ }).click();
  await note.fill('Second line');
  element.mayOffer = false;
  element.refusal = 'Tomás Ribeiro owns this chat.';
  await expect.element(page.getByRole('alert')).toHaveTextContent('This cannot be transferred any more. Tomás Ribeiro owns this chat.');
  await expect.element(transfer).toBeDisabled();
  await userEvent.keyboard(' at{Control>}{Enter}{/Control}');
  await expect.element(note).toHaveValue('Second line at');
  expect(server.sent('POST', path)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => page.getByRole('dialog').elements()).toHaveLength(0);
});

test('[C15] whoever cannot take it any more is said where they were chosen, and the list is read anew', async () => {
  await open(() => {
    read = { ...targets, agents: targets.agents.slice(1) };
    throw new DeskError('not-available', 'Mikkel Dahl is not available any more.');
  });
  await page.getByRole('option', { name: /Mikkel/ }).click();
  await note.fill('Second line needed');
  await transfer.click();
  await expect.element(page.getByText('Mikkel Dahl is not available any more. Choose somebody else.')).toBeVisible();
  await expect.poll(() => deepActiveElement()?.id).toBe('filter');
  await page.getByRole('button', { name: 'Read anew who is available' }).hover();
  await expect.poll(options).toHaveLength(4);
  await expect.element(note).toHaveValue('Second line needed');
});

test('[I1] an offer that nobody confirmed is sent again under the same key, and while offline not at all, with the reason', async () => {
  let isDown = true;
  const { desk } = await open(() => {
    if (isDown) throw new DeskError('unavailable', 'The server cannot be reached.');
    return { ...ada, version: 5, transfer: transferFixture() };
  });
  await page.getByRole('option', { name: /Broadband 2/ }).click();
  await transfer.click();
  await expect.element(page.getByText('Not transferred. The server cannot be reached.')).toBeVisible();
  desk.socket.state = { at: 'offline', since: 0, nextTryAt: 0 };
  desk.socket.onState.call(desk.socket.state);
  await expect.element(page.getByText('You are offline. This can be done when you are back online.')).toBeVisible();
  await expect.element(transfer).toBeDisabled();
  isDown = false;
  desk.socket.state = { at: 'live', isHeldUp: false };
  desk.socket.onState.call(desk.socket.state);
  await transfer.click();
  await expect.poll(() => page.getByRole('dialog').elements()).toHaveLength(0);
  const keys = server.sent('POST', path).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});
