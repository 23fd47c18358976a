import { expect, test } from 'vitest';
import { closureRow, jiraReference } from './closure-row.fixture.ts';
import { StreamBuffer } from './stream-buffer.ts';

const at = (second: number) => `2026-05-13T08:12:${String(second).padStart(2, '0')}.000Z`;

test('rows wait until they are taken, and a late one goes where it belongs', () => {
  const buffer = new StreamBuffer();
  const [old, late, newest] = [closureRow({ closedAt: at(1) }), closureRow({ closedAt: at(2) }), closureRow({ closedAt: at(3) })];
  buffer.load([old]);
  buffer.arrive(newest);
  buffer.take();
  buffer.arrive(late);
  expect(buffer.waiting).toEqual([late]);
  expect(buffer.take()).toEqual([late]);
  expect(buffer.shown).toEqual([newest, late, old]);
});

test('an event that comes twice changes nothing', () => {
  const buffer = new StreamBuffer();
  const row = closureRow();
  buffer.arrive(row);
  buffer.arrive(row);
  buffer.take();
  buffer.arrive(row);
  expect(buffer.waiting).toEqual([]);
  expect(buffer.shown).toEqual([row]);
});

test('a reference changes in place, and an older state never wins', () => {
  const buffer = new StreamBuffer();
  const reference = jiraReference({ changedAt: at(10) });
  const row = closureRow({ references: [reference] });
  buffer.load([row]);
  const linked = { ...reference, state: 'linked' as const, changedAt: at(12) };
  buffer.changeReference(row.id, linked);
  buffer.changeReference(row.id, { ...reference, state: 'pending', changedAt: at(11) });
  expect(buffer.shown[0]!.references).toEqual([linked]);
});

test('an undone closure that waits never appears, one that is shown is marked and can be dropped', () => {
  const buffer = new StreamBuffer();
  const [shown, waiting] = [closureRow({ closedAt: at(1) }), closureRow({ closedAt: at(2) })];
  buffer.load([shown]);
  buffer.arrive(waiting);
  buffer.undo({ ...waiting, undoneAt: at(5) });
  buffer.undo({ ...shown, undoneAt: at(5) });
  expect(buffer.waiting).toEqual([]);
  expect(buffer.shown.map((row) => row.undoneAt)).toEqual([at(5)]);
  buffer.drop(shown.id);
  expect(buffer.shown).toEqual([]);
});

test('a fresh list of the server keeps what arrived after it, and only that', () => {
  const buffer = new StreamBuffer();
  const [known, newer] = [closureRow({ closedAt: at(1) }), closureRow({ closedAt: at(2) })];
  buffer.arrive(known);
  buffer.arrive(newer);
  buffer.load([known]);
  expect(buffer.waiting).toEqual([newer]);
  expect(buffer.shown).toEqual([known]);
});

test('at most 2,000 rows are kept, the oldest go first', () => {
  const buffer = new StreamBuffer();
  const rows = Array.from({ length: 2_001 }, (_, i) => closureRow({ closedAt: new Date(1_700_000_000_000 + i * 1000).toISOString() }));
  buffer.load(rows.slice(0, 2_000));
  buffer.arrive(rows[2_000]!);
  buffer.take();
  expect(buffer.shown).toHaveLength(2_000);
  expect(buffer.shown[0]).toBe(rows[2_000]);
  expect(buffer.shown).not.toContain(rows[0]);
});
