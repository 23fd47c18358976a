import { html } from 'lit';
import { afterEach, expect, test } from 'vitest';
import { chatFixture } from '../../data/chat.fixture.ts';
import { mountInDesk } from '../../data/desk-contexts.fixture.ts';
import type { DeskListColumn } from './desk-list-column.ts';
import './desk-list-column.ts';

const mine = chatFixture({ id: 'a', agent: { id: 'usr_01j000000000000000000000aa', name: 'Noor Haddad' } as never });

afterEach(() => document.body.replaceChildren());

test('the key that closes is named only while the open chat can be closed', async () => {
  const desk = await mountInDesk([mine], html`<desk-list-column></desk-list-column>`);
  const column = document.querySelector<DeskListColumn>('desk-list-column')!;
  const hints = () => column.renderRoot.querySelector('footer')!.textContent;
  await column.updateComplete;
  expect(hints()).not.toContain('close chat');
  column.chatId = 'a';
  await expect.poll(hints).toContain('close chat');
  desk.chats.put({ ...mine, version: 9, status: 'closed' });
  await expect.poll(hints).not.toContain('close chat');
});

test('[C15] a chat that is on offer to me takes one of my places, and none in my list', async () => {
  const other = { id: 'usr_01j000000000000000000000bb', name: 'Tomás Ferro' } as never;
  const to = { kind: 'agent', ...mine.agent! } as const;
  const transfer = { id: 'xfer_1' as never, from: other, to, note: null, offeredAt: '', expiresAt: '', declinedBy: [] };
  const desk = await mountInDesk([mine, chatFixture({ id: 'b', agent: other, transfer })], html`<desk-list-column></desk-list-column>`);
  const column = document.querySelector<DeskListColumn>('desk-list-column')!;
  const load = () => column.renderRoot.querySelector<HTMLElement>('.load');
  const limit = desk.session.me!.chatLimit;
  await expect.poll(() => load()?.title).toBe(`2 of ${limit} chat slots in use, 1 of them kept for what is on offer to you`);
  expect(load()?.textContent).toBe(`2 of ${limit}`);
  desk.chats.put(chatFixture({ id: 'b', agent: other, version: 9 }));
  await expect.poll(() => load()?.title).toBe(`1 of ${limit} chat slots in use`);
});
