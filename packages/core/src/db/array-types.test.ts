import { expect, test } from 'vitest';
import { ARRAY_TYPES } from './array-types.ts';

const { texts, times, integers, floats } = ARRAY_TYPES;

test('texts come back as they went, whatever is in them', () => {
  const odd = ['', 'plain', 'a,b', '{x}', '"quoted"', 'back\\slash', 'NULL', 'null', ' spaced ', 'line\nbreak', '👩‍👩‍👧', "it's"];
  expect(texts.parse(texts.serialize(odd))).toEqual(odd);
  expect(texts.serialize(['a"b', 'c\\', null])).toBe('{"a\\"b","c\\\\",NULL}');
  expect(texts.parse('{plain,NULL,"two words"}')).toEqual(['plain', null, 'two words']);
  expect(texts.parse('{}')).toEqual([]);
});

test('times arrive as moments', () => {
  expect(times.parse('{"2026-03-29 01:00:00+00","2026-03-29 01:00:00.123+00"}')).toEqual([
    new Date('2026-03-29T01:00:00Z'),
    new Date('2026-03-29T01:00:00.123Z'),
  ]);
});

test('numbers are numbers', () => {
  expect(integers.parse(integers.serialize([0, -15, 900]))).toEqual([0, -15, 900]);
  expect(floats.parse('{0.5,1e+20,NULL}')).toEqual([0.5, 1e20, null]);
});
