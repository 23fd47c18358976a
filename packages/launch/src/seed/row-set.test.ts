import { expect, test } from 'vitest';
import { toCopyText } from './row-set.ts';

test('values become the text that COPY reads', () => {
  expect(toCopyText(null)).toBe('\\N');
  expect(toCopyText(true)).toBe('true');
  expect(toCopyText(new Date('2026-05-17T10:12:52.000Z'))).toBe('2026-05-17T10:12:52.000Z');
  expect(toCopyText({ text: 'a' })).toBe('{"text":"a"}');
  expect(toCopyText(['dep_1', 'dep_2'])).toBe('{"dep_1","dep_2"}');
});

test('what COPY takes for its own signs is escaped', () => {
  expect(toCopyText('a\tb\nc\\d')).toBe('a\\tb\\nc\\\\d');
  expect(toCopyText({ text: 'line\nline' })).toBe('{"text":"line\\\\nline"}');
});
