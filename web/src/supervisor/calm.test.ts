import { expect, test } from 'vitest';
import { Calm } from './calm.ts';

test('a value is handed on at once, and then at most once in its time', () => {
  const calm = new Calm<number>(1_000);
  expect([calm.of(1, 0), calm.of(2, 400), calm.of(3, 999), calm.of(4, 1_000), calm.of(5, 1_500)]).toEqual([1, 1, 1, 4, 4]);
});
