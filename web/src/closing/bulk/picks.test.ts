import { expect, test } from 'vitest';
import { keepPicks, noPicks, PICK_LIMIT, type Picks, pickAll, pickRange, togglePick } from './picks.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (picks: Picks) => [...picks.ids].sort();

test('a range goes from the last tick to here, in both directions, and keeps what was ticked', () => {
  const one = togglePick(noPicks, 'b');
  expect(ids(pickRange(one, order, 'd'))).toEqual(['b', 'c', 'd']);
  expect(ids(pickRange(togglePick(one, 'e'), order, 'd'))).toEqual(['b', 'd', 'e']);
  expect(ids(pickRange(noPicks, order, 'c'))).toEqual(['c']);
});

test('a second tick takes the first away', () => {
  expect(ids(togglePick(togglePick(noPicks, 'b'), 'b'))).toEqual([]);
});

test('[K12] a hundred is the most, whichever way they are ticked', () => {
  const many = Array.from({ length: 130 }, (_, i) => `chat_${i}`);
  const full = pickRange(togglePick(noPicks, many[0]!), many, many[129]!);
  expect(full.ids.size).toBe(PICK_LIMIT);
  expect(full.ids.has('chat_99')).toBe(true);
  expect(togglePick(full, 'chat_120').ids.size).toBe(PICK_LIMIT);
  expect(pickAll(noPicks, many).ids.size).toBe(PICK_LIMIT);
});

test('rows that left are let go', () => {
  const picks = togglePick(togglePick(noPicks, 'a'), 'b');
  expect(ids(keepPicks(picks, ['b', 'c']))).toEqual(['b']);
  expect(keepPicks(picks, order)).toBe(picks);
});
