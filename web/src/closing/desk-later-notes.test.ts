import type { Closure } from '@desk/protocol/closure';
import type { Note } from '@desk/protocol/note';
import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { chatFixture } from '../data/chat.fixture.ts';
import { closureFixture } from '../data/closure.fixture.ts';
import { mountInDesk } from '../data/desk-contexts.fixture.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import './desk-later-notes.ts';

let server: StubServer;
afterEach(() => {
  server?.remove();
  document.body.replaceChildren();
});

test('[C28] a note that is added to a closed chat stands on its card at once, and no other does', async () => {
  const closure = closureFixture({ closedAt: '2026-05-13T08:12:00.000Z' });
  const chat = chatFixture({ status: 'closed', closure });
  const note = (fields: Partial<Note>) =>
    ({
      id: 'note_1',
      customerId: chat.customer.id,
      chatId: chat.id,
      author: null,
      text: '',
      closing: false,
      at: '2026-05-13T08:20:00.000Z',
      ...fields,
    }) as Note;
  // What is heard while the list is read is not in it.
  const reading = Promise.withResolvers<void>();
  const items = [
    note({ id: 'note_2' as never, text: 'Refund sent', author: { id: 'usr_1' as never, name: 'Noor Haddad' } }),
    note({ id: 'note_3' as never, text: 'Before the close', at: '2026-05-13T08:11:00.000Z' }),
    note({ id: 'note_4' as never, text: 'At closing', closing: true }),
    note({ id: 'note_5' as never, text: 'Of another chat', chatId: null }),
  ];
  server = new StubServer({ [`GET /api/customers/${chat.customer.id}/notes`]: () => reading.promise.then(() => ({ items })) });
  const desk = await mountInDesk([chat], html`<desk-later-notes .chat=${chat}></desk-later-notes>`);
  const added = note({ id: 'note_6' as never, text: 'They called again', at: '2026-05-13T09:00:00.000Z' });
  const heard = { seq: 1, type: 'note.added', chatId: null, chat: null, data: { note: added }, at: added.at };
  desk.socket.onFrame.call({ type: 'events', cursor: '1', events: [heard as never, heard as never] });
  await expect.element(page.getByText('They called again')).toBeVisible();
  reading.resolve();
  await expect.element(page.getByText('Refund sent')).toBeVisible();
  const list = document.querySelector('desk-later-notes')!.renderRoot.querySelectorAll('p');
  expect([...list].map((each) => each.textContent)).toEqual(['Refund sent', 'They called again']);
  expect(list[0]!.nextElementSibling!.textContent).toContain('Noor Haddad added');
  // A link that comes along is a new version without a note, the closing form may bring one.
  const element = document.querySelector('desk-later-notes')!;
  const references = [{ id: 'ref_1', changedAt: closure.closedAt }] as unknown as Closure['references'];
  const versions = [references, [{ ...references[0]!, changedAt: added.at }], [{ ...references[0]!, changedAt: added.at }]];
  for (const [i, each] of versions.entries()) {
    element.chat = chatFixture({ ...chat, version: 5 + i, closure: { ...closure, references: each } });
    await element.updateComplete;
  }
  await expect.poll(() => server.asked.length).toBe(3);
});
