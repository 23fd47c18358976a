import type { Chat } from '@desk/protocol/chat';
import { expect, test } from 'vitest';
import { chatFixture } from '../../data/chat.fixture.ts';
import { liveGroups, nextWaiting, tabGroups } from './chat-groups.ts';

const at = (minute: number) => `2026-05-14T10:${String(minute).padStart(2, '0')}:00.000Z`;
const waits = (id: string, since: number) => chatFixture({ id, waitingSince: at(since), lastMessageAt: at(since) });

test('a chat is new until it was opened, then stands with those that wait for me, longest wait first', () => {
  const groups = liveGroups([waits('b', 9), waits('a', 2), chatFixture({ id: 'n', opened: false, waitingSince: at(5) })], 'activity');
  expect(groups.map((group) => [group.id, group.chats.map((chat) => chat.id)])).toEqual([
    ['new', ['n']],
    ['reply', ['a', 'b']],
  ]);
});

test('chats that wait for the customer have the latest on top', () => {
  const groups = liveGroups(
    [chatFixture({ id: 'old', lastMessageAt: at(1) }), chatFixture({ id: 'late', lastMessageAt: at(8) })],
    'activity',
  );
  expect(groups[0]!.chats.map((chat) => chat.id)).toEqual(['late', 'old']);
});

test('the next chat is the one that has waited longest, never the one being closed', () => {
  const chats = [waits('a', 2), waits('b', 5), chatFixture({ id: 'c' })];
  expect(nextWaiting(chats, 'a')?.id).toBe('b');
  expect(nextWaiting([chats[0]!], 'a')).toBeUndefined();
});

test('[T3] tickets that nobody has accepted stand above my own, the latest on top', () => {
  const ticket = (id: string, minute: number, agent: Chat['agent']) =>
    chatFixture({ id, status: 'ticketed', ticketedAt: at(minute), agent });
  const noor = chatFixture().agent;
  const groups = tabGroups('tickets', [ticket('m', 9, noor), ticket('a', 1, null), ticket('b', 4, null)], 'activity');
  expect(groups.map((group) => [group.label, group.chats.map((chat) => chat.id)])).toEqual([
    ['Unassigned', ['b', 'a']],
    ['Assigned to me', ['m']],
  ]);
});
