import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import './desk-reader-comments.ts';

const named = (name: string) => chatFixture({ id: `chat_${name}`, customer: { id: `cust_${name}`, name } as never });
const note = (text: string) => ({
  id: `note_${text.length}`,
  customerId: 'cust_Ada',
  chatId: 'chat_Ada',
  author: { id: 'usr_1', name: 'Ines' },
  closing: false,
  at: '2026-05-13T08:00:00Z',
  text,
});
const [ada, bashir] = [named('Ada'), named('Bashir')] as const;
let server: StubServer;

afterEach(() => {
  server.remove();
  sessionStorage.clear();
  document.body.replaceChildren();
});

test('a comment that was not sent stays with its chat, also when sending fails, and goes out once', async () => {
  let isDown = true;
  server = new StubServer({
    'GET /api/customers/cust_Ada/notes': () => ({ items: [] }),
    'GET /api/customers/cust_Bashir/notes': () => ({ items: [] }),
    'POST /api/customers/cust_Ada/notes': (body) => {
      if (isDown) throw new DeskError('unavailable', 'The server cannot be reached.');
      return {
        id: 'note_1',
        customerId: 'cust_Ada',
        chatId: 'chat_Ada',
        author: { id: 'usr_1', name: 'Ines' },
        closing: false,
        at: '2026-05-13T08:00:00Z',
        ...(body as object),
      };
    },
  });
  await mountInDesk([], html`<desk-reader-comments .chat=${ada}></desk-reader-comments>`);
  const element = document.querySelector('desk-reader-comments')!;
  const field = page.getByRole('textbox', { name: /^Comment on the chat with/ });
  await field.fill('Offer the voucher');
  element.chat = bashir;
  await expect.element(field).toHaveValue('');
  element.chat = ada;
  await expect.element(field).toHaveValue('Offer the voucher');
  await expect.element(page.getByText('Ada will not see this')).toBeVisible();
  await userEvent.keyboard('{Tab}');
  await page.getByRole('button', { name: 'Add comment' }).click();
  await expect.element(page.getByText('Not added.', { exact: false })).toBeVisible();
  await expect.element(field).toHaveValue('Offer the voucher');
  isDown = false;
  await page.getByRole('button', { name: 'Add comment' }).click();
  await expect.element(field).toHaveValue('');
  await expect.element(page.getByRole('list', { name: 'Comments of the team' })).toHaveTextContent('Ines Offer the voucher');
  const sent = server.sent('POST', '/api/customers/cust_Ada/notes');
  expect(sent.map(({ body }) => body)).toEqual(Array(2).fill({ text: 'Offer the voucher', chatId: 'chat_Ada' }));
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
});

test('what is typed while a comment is sent stays, in the field and with its chat', async () => {
  const sent = Promise.withResolvers<void>();
  server = new StubServer({
    'GET /api/customers/cust_Ada/notes': () => ({ items: [] }),
    'POST /api/customers/cust_Ada/notes': async (body) => {
      await sent.promise;
      return note((body as { text: string }).text);
    },
  });
  const desk = await mountInDesk([], html`<desk-reader-comments .chat=${ada}></desk-reader-comments>`);
  const field = page.getByRole('textbox', { name: /^Comment on the chat with/ });
  await field.fill('Offer the voucher');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await field.fill('And call tomorrow');
  sent.resolve();
  await expect.element(page.getByRole('list', { name: 'Comments of the team' })).toHaveTextContent('Ines Offer the voucher');
  await expect.element(field).toHaveValue('And call tomorrow');
  expect(desk.drafts.peek('chat_Ada', 'note')).toEqual({ text: 'And call tomorrow' });
});

test('a comment that fails after another chat was opened says nothing under that one, and stays with its own', async () => {
  const sent = Promise.withResolvers<void>();
  server = new StubServer({
    'GET /api/customers/cust_Ada/notes': () => ({ items: [] }),
    'GET /api/customers/cust_Bashir/notes': () => ({ items: [] }),
    'POST /api/customers/cust_Ada/notes': async () => {
      await sent.promise;
      throw new DeskError('unavailable', 'The server cannot be reached.');
    },
  });
  await mountInDesk([], html`<desk-reader-comments .chat=${ada}></desk-reader-comments>`);
  const element = document.querySelector('desk-reader-comments')!;
  const field = page.getByRole('textbox', { name: /^Comment on the chat with/ });
  await field.fill('Offer the voucher');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  element.chat = bashir;
  await field.fill('His router');
  sent.resolve();
  await expect.poll(() => element.renderRoot.querySelector('ui-button')?.busy).toBe(false);
  expect(element.renderRoot.querySelector('ui-textarea')!.error).toBe('');
  element.chat = ada;
  await expect.element(field).toHaveValue('Offer the voucher');
});

test('comments that are shown stay when they cannot be read anew', async () => {
  let isDown = false;
  server = new StubServer({
    'GET /api/customers/cust_Ada/notes': () => {
      if (isDown) throw new DeskError('unavailable', 'The server cannot be reached.');
      return { items: [note('Offer the voucher')] };
    },
  });
  const desk = await mountInDesk([], html`<desk-reader-comments .chat=${ada}></desk-reader-comments>`);
  const list = page.getByRole('list', { name: 'Comments of the team' });
  await expect.element(list).toHaveTextContent('Ines Offer the voucher');
  isDown = true;
  desk.socket.onResync.call();
  await expect.poll(() => server.sent('GET', '/api/customers/cust_Ada/notes').length).toBe(2);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await expect.element(list).toHaveTextContent('Ines Offer the voucher');
});
