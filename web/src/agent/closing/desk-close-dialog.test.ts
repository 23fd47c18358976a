import type { Chat } from '@desk/protocol/chat';
import type { DeskEvent } from '@desk/protocol/events';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture, messageFixture } from '../../data/chat.fixture.ts';
import type { DeskContexts } from '../../data/desk-contexts.fixture.ts';
import { deepActiveElement } from '../../ui/deep-active-element.ts';
import { openForm } from './close-dialog.fixture.ts';
import { openNextOnce } from './then-open.ts';

const home = location.pathname + location.search;
const ada = chatFixture();

async function open(chat: Chat = ada): Promise<DeskContexts> {
  const desk = await openForm(chat);
  await expect.element(page.getByRole('dialog', { name: 'Close chat with Ada M.' })).toBeVisible();
  return desk;
}

/** The customer writes: the event as the socket brings it. */
function writes(desk: DeskContexts, version: number, text: string): void {
  const chat = chatFixture({ version, lastCustomerVersion: version });
  const message = messageFixture(version, 'customer', text, '2026-05-14T10:12:00Z');
  desk.chats.apply([
    {
      seq: 1,
      type: 'message.posted',
      actor: { kind: 'system', name: '' },
      chatId: chat.id,
      chat,
      data: { message },
      at: '',
    } as unknown as DeskEvent,
  ]);
}

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', home);
});

test('[C25] 1, slash, a few letters, Enter and Mod+Enter close the chat', async () => {
  const desk = await open();
  await expect.poll(() => deepActiveElement()?.getAttribute('role')).toBe('radio');
  await userEvent.keyboard('1/esi{Enter}{Control>}{Enter}{/Control}');
  await expect.poll(() => desk.closes).toHaveLength(1);
  expect(desk.closes[0]).toEqual({
    chatId: ada.id,
    input: { sentiment: 'positive', tagIds: ['tag_eSIM'], references: [], seenVersion: 4 },
  });
  expect(location.pathname).toBe('/desk/live');
});

test('an untouched form closes too, and Escape goes back with everything kept', async () => {
  const desk = await open();
  await page.getByRole('textbox', { name: 'Closing note' }).fill('Bundle re-triggered');
  await userEvent.keyboard('{Escape}');
  expect(location.pathname).toBe(`/desk/live/${ada.id}`);
  expect(desk.closes).toEqual([]);
  expect(desk.drafts.peek(ada.id, 'close')).toMatchObject({ note: 'Bundle re-triggered' });
});

test('a customer who writes while the form is open is read before anything closes', async () => {
  const desk = await open();
  writes(desk, 5, 'oh, one more thing');
  await expect.element(page.getByText('oh, one more thing', { exact: false })).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(desk.closes).toEqual([]);
  await expect.element(page.getByRole('button', { name: 'Back to chat' })).toBeVisible();
  await expect.element(page.getByText('Your entries stay.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Close anyway' }).click();
  await expect.poll(() => desk.closes[0]?.input).toMatchObject({ seenVersion: 5 });
});

test('a reply that was not sent is asked about before the chat closes', async () => {
  const desk = await open();
  desk.drafts.keep(ada.id, 'reply', { text: 'The engineer will ring' });
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('A reply is still unsent', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Close without it' }).click();
  await expect.poll(() => desk.closes).toHaveLength(1);
  expect(desk.drafts.peek(ada.id, 'reply')).toEqual({ text: 'The engineer will ring' });
});

test('Escape from the question about an unsent reply leads back to the form, with the focus in it', async () => {
  const desk = await open();
  desk.drafts.keep(ada.id, 'reply', { text: 'The engineer will ring' });
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect
    .poll(() => (deepActiveElement()?.getRootNode() as ShadowRoot | undefined)?.host?.textContent)
    .toContain('Send it, then close');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => deepActiveElement()?.getAttribute('role')).toBe('radio');
});

test('asked for once, a close goes on to the next chat, and the one after does not', async () => {
  const bashir = chatFixture({
    id: 'chat_b',
    customer: { id: 'cust_b', name: 'Bashir K.' } as never,
    waitingSince: '2026-05-14T10:05:00.000Z',
  });
  openNextOnce();
  const desk = await openForm(ada, (each) => each.chats.put(bashir));
  await expect.element(page.getByRole('switch')).toBeChecked();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(() => location.pathname).toBe('/desk/live/chat_b');
  expect(desk.closes).toHaveLength(1);
  await openForm(ada, (each) => each.chats.put(bashir));
  await expect.element(page.getByRole('switch')).not.toBeChecked();
});

/** Asks for a close while a reply is on its way, and sees it wait. */
async function closeBehindReply(): Promise<DeskContexts> {
  const desk = await open();
  desk.outbox.add(ada.id, 'On my way');
  await expect.poll(() => deepActiveElement()?.getAttribute('role')).toBe('radio');
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => desk.outbox.onChange.size).toBe(1);
  return desk;
}

test('a close that waits for a reply on its way goes out once that is accepted', async () => {
  const desk = await closeBehindReply();
  expect(desk.closes).toEqual([]);
  desk.outbox.remove(desk.outbox.of(ada.id)[0]!.id);
  await expect.poll(() => desk.closes).toHaveLength(1);
});

test.for([
  ['Escape', () => userEvent.keyboard('{Escape}')],
  ['another page', async () => document.querySelector('desk-close-dialog')!.remove()],
] as const)('a close that waits for a reply on its way is off after %s', async ([, leave]) => {
  const desk = await closeBehindReply();
  await leave();
  desk.outbox.remove(desk.outbox.of(ada.id)[0]!.id);
  await desk.updateComplete;
  expect(desk.closes).toEqual([]);
  expect(desk.closing.intents).toEqual([]);
});

test('a note that is too long keeps the chat open and takes the focus', async () => {
  const desk = await open();
  await page.getByRole('textbox', { name: 'Closing note' }).fill('x'.repeat(2_120));
  await page.getByRole('button', { name: 'Close chat' }).click();
  await expect.element(page.getByText('120 characters too many')).toBeVisible();
  await expect.poll(() => deepActiveElement()?.tagName).toBe('TEXTAREA');
  expect(desk.closes).toEqual([]);
});
