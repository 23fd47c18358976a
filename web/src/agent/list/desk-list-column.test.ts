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
