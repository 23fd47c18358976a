import { afterEach, expect, test, vi } from 'vitest';
import { ChatId, MessageId, newId } from './ids.ts';

afterEach(() => vi.useRealTimers());

test('an id says what it is and parses as that alone', () => {
  const id = newId('chat');
  expect(id).toMatch(/^chat_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(ChatId.parse(id)).toBe(id);
  expect(MessageId.safeParse(id).success).toBe(false);
});

test('ids sort in the order in which they were made, however many a millisecond has', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const ids = Array.from({ length: 4_200 }, () => newId('ref'));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('ids go on sorting when the clock steps back, and then follow it again', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime('2030-01-01T00:00:00Z');
  const before = newId('msg');
  vi.setSystemTime('2029-12-31T23:59:00Z');
  const during = newId('msg');
  vi.setSystemTime('2030-01-01T00:00:01Z');
  const after = newId('msg');
  expect([after, during, before].sort()).toEqual([before, during, after]);
});

for (const text of [
  '',
  'chat_',
  'chat_01',
  `chat_8${'0'.repeat(25)}`,
  `chat_${'0'.repeat(25)}u`,
  `CHAT_${'0'.repeat(26)}`,
  `chat_${'0'.repeat(26)}\n`,
]) {
  test(`${JSON.stringify(text)} is no id`, () => {
    expect(ChatId.safeParse(text).success).toBe(false);
  });
}
