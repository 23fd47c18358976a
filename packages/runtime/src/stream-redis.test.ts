import { expect, test } from 'vitest';
import { silentLog } from './log.ts';
import { compareCursors, parseCursor, toMessages } from './stream-redis.ts';

test('cursors are compared as numbers, time first', () => {
  const cursors = ['1000-10', '999-5', '1000-9', 'nonsense', '1000-0'];
  expect(cursors.sort(compareCursors)).toEqual(['nonsense', '999-5', '1000-0', '1000-9', '1000-10']);
});

test.each(['', '-', '1', '1-', '1-2-3', '$', '+', 'a0b1c2d3e4f5-7', '1-1 ', '99999999999999999999-0'])('%j is no cursor', (text) => {
  expect(parseCursor(text)).toBeNull();
});

test('markers and entries that are no events are left out', () => {
  const event = { seq: 7, workspaceId: 'ws_1', type: 'jira.changed', data: {}, actor: null, chatId: null, chat: null, at: '' };
  const messages = toMessages(
    [
      ['1-0', ['marker', '1']],
      ['2-0', ['event', '{broken']],
      ['3-0', ['event', '{"seq":"7"}']],
      ['4-0', ['event', JSON.stringify(event)]],
      ['5-0', []],
    ],
    silentLog,
  );
  expect(messages).toEqual([{ cursor: '4-0', event }]);
});
