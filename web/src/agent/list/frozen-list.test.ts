import { expect, test } from 'vitest';
import { chatFixture } from '../../data/chat.fixture.ts';
import type { ChatGroup } from './chat-groups.ts';
import { arranged, heldStill, wouldMove } from './frozen-list.ts';

const reply = (...ids: string[]): ChatGroup => ({ id: 'reply', label: 'Needs your reply', chats: ids.map((id) => chatFixture({ id })) });

test('while the list is held, a chat that came first stays out of sight and only raises the count', () => {
  const held = heldStill(arranged([reply('a', 'b')]), [reply('c', 'a', 'b')], () => undefined);
  expect(held[0]!.rows.map((row) => row.chat.id)).toEqual(['a', 'b']);
  expect(held[0]!.count).toBe(3);
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

test('letting go of a list that did not change moves nothing', () => {
  expect(wouldMove(arranged([reply('a', 'b')]), [reply('a', 'b')])).toBe(false);
  expect(wouldMove(arranged([reply('a', 'b')]), [reply('b', 'a')])).toBe(true);
});
