import { expect, test } from 'vitest';
import { cleanLine, cleanText, graphemeCount, lineUpTo, MESSAGE_LIMIT, textUpTo } from './text.ts';

const FAMILY = '👨‍👩‍👧‍👦';

test('[B3] NUL, control characters and halves of characters are taken out', () => {
  expect(cleanText('a\u0000b\u0007c\u001bd\u007fe\u0085f\u009bg')).toBe('abcdefg');
  expect(cleanText('half \ud83d gone, other half \ude00 gone')).toBe('half  gone, other half  gone');
});

test('[B3] tabs, line feeds, emoji, joiners and marks of direction stay as they were typed', () => {
  const typed = `\tfirst\nsecond ${FAMILY} 🇮🇳 👍🏽 e\u0301 \u202eright to left\u202c שלום \u00a0 < & > ' "`;
  expect(cleanText(typed)).toBe(typed);
});

test('[B6] a name is one line that turns nothing around it; signs that join letters stay', () => {
  expect(cleanLine(' invoice\u202egpj.exe\u2066 ')).toBe('invoicegpj.exe');
  expect(cleanLine('x\r\nSet-Cookie: a=b\u2028c\t d')).toBe('x Set-Cookie: a=b c  d');
  expect(cleanLine(`${FAMILY} שלום می\u200cخواهم`)).toBe(`${FAMILY} שלום می\u200cخواهم`);
  expect(lineUpTo(3, 'The name').parse('\u202eabc')).toBe('abc');
  expect(lineUpTo(3, 'The name').safeParse('\u202e\n').success).toBe(false);
});

test('every kind of line end becomes a line feed', () => {
  expect(cleanText('a\r\nb\rc\n')).toBe('a\nb\nc\n');
});

test('[B2] a text is trimmed, must say something and must not be longer than its limit', () => {
  const message = textUpTo(MESSAGE_LIMIT, 'The message');
  expect(message.parse('  hello \n')).toBe('hello');
  expect(message.safeParse(' \u0000 \n').error?.issues[0]?.message).toBe('The message is empty');
  expect(message.parse('x'.repeat(MESSAGE_LIMIT))).toHaveLength(MESSAGE_LIMIT);
  expect(message.safeParse('x'.repeat(MESSAGE_LIMIT + 1)).error?.issues[0]?.message).toBe('The message is longer than 10000 characters');
  expect(message.safeParse(7).error?.issues[0]?.message).toBe('The message must be text');
});

test('what is taken out does not count against the limit', () => {
  expect(textUpTo(3, 'The name').parse('\u0000a\u0000b\u0000c\u0000')).toBe('abc');
});

test('characters are counted as a person counts them', () => {
  expect(graphemeCount('')).toBe(0);
  expect(graphemeCount(`a${FAMILY}🇮🇳👍🏽e\u0301`)).toBe(5);
});
