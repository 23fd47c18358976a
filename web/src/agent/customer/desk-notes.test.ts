import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import { StubServer } from '../../data/stub-server.fixture.ts';
import './desk-notes.ts';

const ada = chatFixture({ id: 'chat_Ada', customer: { id: 'cust_Ada' as never, name: 'Ada M.' } });
const bashir = chatFixture({ id: 'chat_Bashir', customer: { id: 'cust_Bashir' as never, name: 'Bashir K.' } });
const field = page.getByRole('textbox', { name: /^New note about/ });
const add = page.getByRole('button', { name: 'Add note' });

let server: StubServer;
afterEach(() => server.remove());

async function show(answers: ConstructorParameters<typeof StubServer>[0] = {}) {
  server = new StubServer(answers);
  const desk = await mountInDesk([], html`<desk-notes .chat=${ada}></desk-notes>`);
  return { desk, element: document.querySelector('desk-notes')! };
}

test('a note that is being written stays with its chat: another one has its own, and coming back finds it', async () => {
  const { desk, element } = await show();
  await field.fill('Prefers calls after six');
  element.chat = bashir;
  await expect.element(page.getByRole('textbox', { name: 'New note about Bashir K.' })).toHaveValue('');
  expect(desk.drafts.peek('chat_Ada', 'note')).toEqual({ text: 'Prefers calls after six' });
  element.chat = ada;
  await expect.element(field).toHaveValue('Prefers calls after six');
});

test('it goes to the chat it was written in; what is typed meanwhile is the next one', async () => {
  const stored = Promise.withResolvers<void>();
  const { desk } = await show({
    'POST /api/customers/cust_Ada/notes': async () => {
      await stored.promise;
      return {};
    },
  });
  await field.fill('Prefers calls');
  await add.click();
  await field.fill('Prefers calls after six');
  stored.resolve();
  await expect
    .poll(() => server.sent('POST', '/api/customers/cust_Ada/notes').map(({ body }) => body))
    .toEqual([{ text: 'Prefers calls', chatId: 'chat_Ada' }]);
  await expect.element(add).toBeEnabled();
  await expect.element(field).toHaveValue('Prefers calls after six');
  await field.fill('Prefers calls');
  await add.click();
  await expect.element(field).toHaveValue('');
  expect(desk.drafts.peek('chat_Ada', 'note')).toBeUndefined();
});

test('a note that is written and added in another tab goes from the field here; another one that was typed here stays', async () => {
  const { desk } = await show();
  const key = `desk.draft.${desk.session.me!.id}.chat_Ada.note`;
  const shadow = (text: string) => JSON.stringify({ body: { text }, at: '2026-05-14T10:00:00Z', isSaved: true });
  const elsewhere = (before: string | null, now: string | null) =>
    dispatchEvent(new StorageEvent('storage', { key, oldValue: before && shadow(before), newValue: now && shadow(now) }));
  await field.fill('Prefers calls');
  elsewhere('Prefers calls', 'Prefers calls after six');
  await expect.element(field).toHaveValue('Prefers calls after six');
  elsewhere('Prefers calls after six', null);
  await expect.element(field).toHaveValue('');
  await expect.poll(() => add.elements()).toEqual([]);
  await field.fill('Speaks Dutch');
  elsewhere('Prefers calls after six', null);
  await expect.element(add).toBeVisible();
  await expect.element(field).toHaveValue('Speaks Dutch');
});
