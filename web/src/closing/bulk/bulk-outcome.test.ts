import type { BulkResult } from '@desk/protocol/closure';
import { expect, test } from 'vitest';
import { chatFixture } from '../../data/chat.fixture.ts';
import { afterUndo, bulkRows, bulkSummary, undoSummary } from './bulk-outcome.ts';

const chats = ['a', 'b', 'c', 'd'].map((id) => chatFixture({ id, customer: { id, name: id } as never }));
const [a, b, c, d] = chats.map((chat) => chat.id);
const results: BulkResult[] = [
  { chatId: a!, outcome: 'done' },
  { chatId: b!, outcome: 'skipped', code: 'customer-wrote', reason: 'The customer wrote.' },
  { chatId: c!, outcome: 'failed', code: 'invalid', reason: 'Choose a sentiment' },
  { chatId: d!, outcome: 'done' },
];

test('[K12] what needs a look stands first, with its reason', () => {
  const rows = bulkRows(chats, results);
  expect(rows.map(({ chat, state, words }) => [chat.id, state, words])).toEqual([
    ['c', 'failed', 'Choose a sentiment'],
    ['b', 'skipped', 'New message'],
    ['a', 'closed', ''],
    ['d', 'closed', ''],
  ]);
  expect(bulkSummary(rows)).toBe('Closed 2, skipped 1, failed 1');
});

test('[K12] an undo says how many came back, and why the others did not', () => {
  const rows = bulkRows(chats, results);
  const all = afterUndo(rows, [
    { chatId: a!, outcome: 'done' },
    { chatId: d!, outcome: 'done' },
  ]);
  expect(undoSummary(all)).toBe('2 chats came back');
  const some = afterUndo(rows, [
    { chatId: a!, outcome: 'done' },
    { chatId: d!, outcome: 'skipped', code: 'undo-over', reason: 'Too late to undo.' },
  ]);
  expect(undoSummary(some)).toBe('1 of 2 chats came back. Too late to undo.');
});
