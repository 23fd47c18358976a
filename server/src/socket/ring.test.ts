import type { BusMessage } from '@desk/runtime/bus';
import { compareCursors } from '@desk/runtime/stream-redis';
import { expect, test } from 'vitest';
import { createRing } from './ring.ts';

const cursors = ['9-0', '10-0', '10-1', '10-12', '11-0'];
const ring = createRing(compareCursors);
ring.push(cursors.map((cursor) => ({ cursor }) as BusMessage));

test('[S4] from every place in the ring exactly what came behind it is told', () => {
  for (const [i, cursor] of cursors.entries())
    expect(ring.since(cursor, null)!.map((message) => message.cursor)).toEqual(cursors.slice(i + 1));
  expect(ring.since('10-2', null)!.map(({ cursor }) => cursor)).toEqual(['10-12', '11-0']);
});

test('[S4] what lies outside the ring it cannot tell alone, and joins what is older to it without a seam', () => {
  expect(ring.since('8-0', null)).toBeNull();
  expect(ring.since('12-0', null)).toBeNull();
  const older = ['8-1', '9-0', '10-0'].map((cursor) => ({ cursor }) as BusMessage);
  expect(ring.since('8-0', older)!.map(({ cursor }) => cursor)).toEqual(['8-1', '9-0', '10-0', '10-1', '10-12', '11-0']);
});
