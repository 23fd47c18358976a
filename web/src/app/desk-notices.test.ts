import type { Notice } from '@desk/protocol/notice';
import { html } from 'lit';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import type { DeskData } from '../data/desk-data.ts';
import { DeskSocket } from '../data/socket.ts';
import { StubServer } from '../data/stub-server.fixture.ts';
import { mount } from '../ui/mount.fixture.ts';
import './desk-notices.ts';

const notice = (n: number, changes: Partial<Notice> = {}) =>
  ({
    chatId: `chat_${n}`,
    chatNumber: 48_000 + n,
    customer: { id: `cus_${n}`, name: 'Ada Moreno' },
    replyIn: { id: `chat_${n}`, status: 'closed' },
    key: `NET-${n}`,
    summary: 'No signal after the update',
    url: `https://jira.example/browse/NET-${n}`,
    at: '2026-11-30T10:00:00.000Z',
    ...changes,
  }) as Notice;

test('[J14] an issue that is done is told with the way to its customer, until it is dismissed, and news comes by the line', async () => {
  let items = [notice(1, { replyIn: { id: 'chat_9' as never, status: 'live' } }), notice(2, { replyIn: null })];
  const server = new StubServer({ 'GET /api/notices': () => ({ items }), 'POST /api/notices/seen': () => ({ seen: true }) });
  onTestFinished(() => server.remove());
  const data = { socket: new DeskSocket('ws://desk.test'), me: { id: 'usr_1' } } as unknown as DeskData;
  await mount(html`<desk-notices .data=${data}></desk-notices>`);
  await expect.element(page.getByRole('link', { name: 'Reply to Ada Moreno' })).toHaveAttribute('href', '/desk/live/chat_9?write');
  await expect.element(page.getByRole('link', { name: 'See the chat with Ada Moreno' })).toHaveAttribute('href', '/desk/closed/chat_2');
  await expect.element(page.getByRole('link', { name: 'NET-1' })).toHaveAttribute('href', 'https://jira.example/browse/NET-1');
  await page.getByRole('button', { name: 'Dismiss NET-2' }).click();
  await expect.poll(() => server.sent('POST', '/api/notices/seen')).toHaveLength(1);
  expect(document.querySelector('desk-notices')!.shadowRoot!.textContent).not.toContain('NET-2');
  // Of one issue there is one strip, however many chats are about it; who is there now comes first.
  const several = [10, 11].map((n) =>
    notice(n, { key: 'NET-1', url: notice(1).url, customer: { id: `cus_${n}` as never, name: `Person ${n}` } }),
  );
  several[1]!.replyIn = { id: 'chat_live' as never, status: 'ticketed' };
  items = [...several, ...[3, 4, 5, 6].map((n) => notice(n))];
  const changed = (agentId: string) => ({ type: 'events', events: [{ type: 'notices.changed', data: { agentId } }] }) as never;
  data.socket.onFrame.call(changed('usr_2'));
  data.socket.onFrame.call(changed('usr_1'));
  await expect.poll(() => document.querySelector('desk-notices')!.shadowRoot!.textContent).toContain('and 2 more');
  await page.getByRole('button', { name: '2 chats about NET-1' }).click();
  expect(
    page
      .getByRole('menuitem')
      .elements()
      .map((item) => item.textContent!.trim()),
  ).toEqual(['Reply to Person 11, #48011', 'Reply to Person 10, #48010']);
  await page.getByRole('menuitem', { name: 'Reply to Person 10, #48010' }).click();
  // It stays until they have been written to: it says what about.
  expect(document.querySelector('desk-notices')!.shadowRoot!.textContent).toContain('2 chats');
  const written = { type: 'message.posted', actor: { kind: 'agent', id: 'usr_1' }, chat: { customer: { id: 'cus_10' } } };
  data.socket.onFrame.call({ type: 'events', events: [written] } as never);
  await expect.element(page.getByRole('link', { name: 'Reply to Person 11' })).toHaveAttribute('href', '/desk/tickets/chat_live?write');
  await page.getByRole('button', { name: 'Dismiss all' }).click();
  await expect.poll(() => page.getByRole('link').elements()).toHaveLength(0);
});
