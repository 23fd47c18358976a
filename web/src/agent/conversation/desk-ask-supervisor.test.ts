import { DeskError } from '@desk/protocol/errors';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import './desk-ask-supervisor.ts';

const ada = chatFixture({ id: 'chat_Ada', customer: { id: 'cust_Ada' as never, name: 'Ada M.' } });
const bashir = chatFixture({ id: 'chat_Bashir', customer: { id: 'cust_Bashir' as never, name: 'Bashir K.' } });
const field = page.getByRole('textbox', { name: /^Why/ });
const path = '/api/chats/chat_Ada/ask-supervisor';
const asked = (reason: string) => ({ ...ada, version: ada.version + 1, supervisorAsked: { at: '2026-05-14T10:12:00.000Z', reason } });

let server: StubServer;
afterEach(() => {
  server.remove();
  document.body.replaceChildren();
});

async function open(answer: (body: unknown) => unknown) {
  server = new StubServer({ [`POST ${path}`]: answer });
  await mountInDesk([], html`<desk-ask-supervisor .chat=${ada} may-ask></desk-ask-supervisor>`);
  const element = document.querySelector('desk-ask-supervisor')!;
  element.open();
  return element;
}

test('[V6] what is typed while it is being told stays in the open dialog, and is told with the next press', async () => {
  const first = Promise.withResolvers<void>();
  await open(async (body) => {
    await first.promise;
    return asked((body as { reason: string }).reason);
  });
  await field.fill('Wants her money');
  await page.getByRole('button', { name: 'Tell the supervisors' }).click();
  await expect.poll(() => server.sent('POST', path)).toHaveLength(1);
  await field.fill('Wants her money back');
  first.resolve();
  const tell = page.getByRole('button', { name: 'Tell the supervisors' });
  await expect.element(tell).toBeEnabled();
  await expect.element(field).toHaveValue('Wants her money back');
  await tell.click();
  await expect.poll(() => page.getByRole('dialog').elements()).toHaveLength(0);
  expect(server.sent('POST', path).map(({ body }) => body)).toEqual([{ reason: 'Wants her money' }, { reason: 'Wants her money back' }]);
});

test('[V6] once it is told, the focus is where it was, or at the chat when it was nowhere', async () => {
  const element = await open((body) => asked((body as { reason: string }).reason));
  const [row, log] = ['A row', 'The chat'].map((text) =>
    document.body.appendChild(Object.assign(document.createElement('button'), { textContent: text })),
  );
  element.returnFocus = () => log!;
  await field.fill('Refund');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(log);
  row!.focus();
  element.open();
  await field.fill('Refund now');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement).toBe(row);
});

test('[V6] what went wrong with one chat is not said over another, and what was typed is still there', async () => {
  const first = Promise.withResolvers<void>();
  const element = await open(async () => {
    await first.promise;
    throw new DeskError('not-yours', 'The chat is not yours.');
  });
  await field.fill('Refund');
  await page.getByRole('button', { name: 'Tell the supervisors' }).click();
  element.chat = bashir;
  await element.updateComplete;
  element.open();
  await expect.element(field).toHaveValue('');
  const heard: string[] = [];
  const hear = ({ words }: { words: string }) => void heard.push(words);
  document.addEventListener('ui-announcement-made', hear);
  first.resolve();
  await expect.poll(() => heard).toEqual(['The supervisors were not told that Ada M. asks for one. The chat is not yours.']);
  document.removeEventListener('ui-announcement-made', hear);
  await element.updateComplete;
  expect(page.getByText('The chat is not yours.').elements()).toEqual([]);
  element.chat = ada;
  await element.updateComplete;
  element.open();
  await expect.element(field).toHaveValue('Refund');
});
