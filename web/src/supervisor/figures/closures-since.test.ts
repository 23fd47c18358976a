import { expect, test } from 'vitest';
import { closureRow } from '../stream/closure-row.fixture.ts';
import { ClosuresSince } from './closures-since.ts';
import { figures } from './figures.fixture.ts';

const before = '2026-05-13T08:12:40.000Z';
const counted = '2026-05-13T08:12:50.000Z';
const after = '2026-05-13T08:12:55.000Z';

test('[C25] a closure that came after the count moves every figure at once, and not set is never neutral', () => {
  const since = new ClosuresSince();
  const base = figures({ at: counted });
  since.closed(closureRow({ closedAt: after, sentiment: null }), after);
  since.closed(closureRow({ closedAt: after, sentiment: 'positive' }), after);
  const now = since.fold(base, undefined);
  expect(now.closed.value).toBe(base.closed.value! + 2);
  expect(now.closed.rated).toBe(base.closed.rated + 1);
  expect(now.closed.positive).toBe(base.closed.positive + 1);
  expect(now.sentiment.total).toEqual({
    ...base.sentiment.total,
    positive: base.sentiment.total.positive + 1,
    notSet: base.sentiment.total.notSet + 1,
  });
  expect(now.sentiment.buckets.at(-1)!.notSet).toBe(base.sentiment.buckets.at(-1)!.notSet + 1);
});

test('an event that comes twice, or is already in the count, counts once', () => {
  const since = new ClosuresSince();
  const row = closureRow({ closedAt: after });
  since.closed(row, after);
  since.closed(row, after);
  expect(since.fold(figures({ at: counted }), undefined).closed.value).toBe(figures().closed.value! + 1);
  expect(since.fold(figures({ at: after }), undefined).closed.value).toBe(figures().closed.value!);
});

test('an undo takes its closure back: an uncounted one leaves no trace, a counted one is taken off', () => {
  const since = new ClosuresSince();
  const fresh = closureRow({ closedAt: after });
  since.closed(fresh, after);
  since.undone(fresh, after);
  expect(since.fold(figures({ at: counted }), undefined).closed.value).toBe(figures().closed.value!);
  since.undone(closureRow({ closedAt: before }), after);
  expect(since.fold(figures({ at: counted }), undefined).closed.value).toBe(figures().closed.value! - 1);
});

test('[K10] a closure completed before it was counted is folded in as it is now', () => {
  const since = new ClosuresSince();
  const mine = closureRow({ closedAt: after, sentiment: null });
  since.closed(mine, after);
  since.amended({ ...mine, sentiment: 'negative' });
  since.amended(closureRow({ closedAt: before, sentiment: 'negative' }));
  const now = since.fold(figures({ at: counted }), undefined);
  expect(now.closed.value).toBe(figures().closed.value! + 1);
  expect(now.sentiment.total.negative).toBe(figures().sentiment.total.negative + 1);
  expect(now.sentiment.total.notSet).toBe(figures().sentiment.total.notSet);
});

test('a wall of some departments counts their closures only', () => {
  const since = new ClosuresSince();
  const mine = closureRow({ closedAt: after });
  since.closed(mine, after);
  since.closed(closureRow({ closedAt: after }), after);
  const other = closureRow({ closedAt: after });
  since.closed(other, after);
  const value = (department: string) => since.fold(figures({ at: counted }), department).closed.value! - figures().closed.value!;
  expect([value(mine.department!.id), value(`${mine.department!.id},${other.department!.id}`), value('none')]).toEqual([1, 2, 0]);
});
