import { expect, test } from 'vitest';
import { Calm } from './calm.ts';

test('a value is handed on at once, and then at most once in its time', () => {
  const calm = new Calm<number>(1_000);
  expect([calm.of(1, 0), calm.of(2, 400), calm.of(3, 999), calm.of(4, 1_000), calm.of(5, 1_500)]).toEqual([1, 1, 1, 4, 4]);
});

test('a drawing that has enough to do gets the one of before, and the next one the new', () => {
  const calm = new Calm<number>(1_000);
  expect([calm.of(1, 0, false), calm.of(2, 2_000, false), calm.last, calm.of(3, 2_100)]).toEqual([1, 1, 1, 3]);
});
