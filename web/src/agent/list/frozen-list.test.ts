import { expect, test } from 'vitest';
import { chatFixture } from '../../data/chat.fixture.ts';
import type { ChatGroup } from './chat-groups.ts';
import { arranged, heldStill, unseen } from './frozen-list.ts';

const reply = (...ids: string[]): ChatGroup => ({ id: 'reply', label: 'Needs your reply', chats: ids.map((id) => chatFixture({ id })) });

test('while the list is held, a chat that came first stays out of sight and is counted as such', () => {
  const groups = [reply('c', 'a', 'b')];
  const held = heldStill(arranged([reply('a', 'b')]), groups, () => undefined);
  expect(held[0]!.rows.map((row) => row.chat.id)).toEqual(['a', 'b']);
  expect(unseen(held, groups).map((chat) => chat.id)).toEqual(['c']);
});

test('a chat that left stays in its place, marked as gone', () => {
  const held = heldStill(arranged([reply('a', 'b')]), [reply('b')], () => undefined);
  expect(held[0]!.rows).toMatchObject([{ hasLeft: true }, { hasLeft: false }]);
});

test('a held row shows the newest content of its chat', () => {
  const newer = chatFixture({ id: 'a', unread: 2, version: 9 });
  const held = heldStill(arranged([reply('a')]), [reply('a')], (id) => (id === 'a' ? newer : undefined));
  expect(held[0]!.rows[0]!.chat.unread).toBe(2);
});

test('a chat of a group that is not on the screen at all is unseen, a chat that only changed its group is not', () => {
  const fresh: ChatGroup = { id: 'new', label: 'New', chats: [chatFixture({ id: 'n' }), chatFixture({ id: 'a' })] };
  expect(unseen(arranged([reply('a', 'b')]), [fresh, reply('b')]).map((chat) => chat.id)).toEqual(['n']);
});
