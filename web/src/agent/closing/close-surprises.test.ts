import { DeskError } from '@desk/protocol/errors';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyForm } from '../../closing/close-form.ts';
import { chatFixture, messageFixture } from '../../data/chat.fixture.ts';
import { transferFixture } from '../../data/transfer.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { hello, openForm } from './close-dialog.fixture.ts';

const home = location.pathname + location.search;
const ada = chatFixture();
const note = () => page.getByRole('textbox', { name: 'Closing note' });

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('a close that is asked for before the chat is read waits for it, and then counts what was there as seen', async () => {
  const desk = await openForm(ada, () => {}, null);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(desk.closes).toEqual([]);
  desk.chats.putTranscript({ chat: ada, messages: [hello], events: [] });
  await expect.poll(() => desk.closes[0]?.input).toMatchObject({ seenVersion: 4 });
});

test('what another tab writes shows at once, but never over the field that somebody is in: there it is offered', async () => {
  const desk = await openForm(ada);
  await note().fill('Mine');
  desk.drafts.onOutside.call(ada.id, 'close', { ...emptyForm, sentiment: 'positive', note: 'Theirs' }, {});
  await expect.element(page.getByRole('radio', { name: 'Positive' })).toHaveAttribute('aria-checked', 'true');
  await expect.element(note()).toHaveValue('Mine');
  await page.getByRole('button', { name: 'use that' }).click();
  await expect.element(note()).toHaveValue('Theirs');
  await expect.element(page.getByText('Changed in another tab', { exact: false })).not.toBeInTheDocument();
});

test('[13.12] the form says that closing withdraws the offer, as long as there is one', async () => {
  const transfer = transferFixture({ to: { kind: 'agent', id: 'usr_m', name: 'Mikkel Dahl' } });
  const desk = await openForm({ ...ada, transfer });
  await expect.element(page.getByText('Closing withdraws the offer to Mikkel')).toBeVisible();
  desk.chats.put({ ...ada, version: 5, transfer: null });
  await expect.poll(() => page.getByText('Closing withdraws the offer to Mikkel').elements()).toHaveLength(0);
});

test('[K4] a chosen tag that goes out of use is said at once, and mended where it stands', async () => {
  const desk = await openForm(ada);
  await page.getByRole('option', { name: 'eSIM' }).click();
  desk.catalogue.tags = desk.catalogue.tags.map((tag) => (tag.name === 'eSIM' ? { ...tag, active: false } : tag));
  desk.catalogue.onChange.call();
  await expect.element(page.getByText('“eSIM” is no longer in use. Choose another')).toBeVisible();
  await page.getByRole('option', { name: 'Coverage' }).click();
  await expect.element(page.getByText('is no longer in use', { exact: false })).not.toBeInTheDocument();
});

test('a chat that the desk no longer has keeps what was entered, to copy or to discard', async () => {
  const desk = await openForm(ada);
  await note().fill('Bundle re-triggered');
  desk.beforeClose = () => Promise.reject(new DeskError('not-found', 'There is no such chat.'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => desk.closing.refused(ada.id)).toBeTruthy();
  document.querySelector('desk-close-dialog')!.requestUpdate();
  await expect.element(page.getByText('This chat is no longer available.', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('blockquote')).toHaveTextContent('Bundle re-triggered');
  await expect.element(page.getByRole('button', { name: 'Copy' })).toBeVisible();
});

test('a refused form comes back with the focus on what has to be mended', async () => {
  await openForm(ada, (desk) => {
    desk.beforeClose = () =>
      Promise.reject(new DeskError('invalid', 'It does not fit.', { errors: [{ path: 'references.0', message: 'Not readable' }] }));
    desk.closing.close(ada.id, 'Ada M.', { seenVersion: 4 });
  });
  await new Promise((resolve) => setTimeout(resolve));
  document.body.querySelector('desk-close-dialog')!.remove();
  const again = document.createElement('desk-close-dialog');
  again.chatId = ada.id;
  document.querySelector('desk-contexts')!.append(again);
  await expect.element(page.getByText('Not readable')).toBeVisible();
  await expect.poll(() => deepActiveElement()?.id).toBe('entry');
});

test('a long message of the customer is shown whole', async () => {
  const long = `Start ${'long '.repeat(400)}end 👩‍👩‍👧`;
  const desk = await openForm(ada);
  desk.chats.putTranscript({
    chat: chatFixture({ version: 5 }),
    messages: [hello, messageFixture(5, 'customer', long, '2026-05-14T10:12:00Z')],
    events: [],
  });
  await expect.element(page.getByText('end 👩‍👩‍👧', { exact: false })).toBeInTheDocument();
});
