import type { Chat } from '@desk/protocol/chat';
import type { BulkResult } from '@desk/protocol/closure';
import { plural } from '../../charts/figure-text.ts';

/** What became of one chat of a bulk close. `reopened`: it was closed, and taken back. */
export interface BulkRow {
  chat: Chat;
  state: 'closed' | 'skipped' | 'failed' | 'reopened';
  words: string;
}

const skipped: Record<string, string> = {
  'customer-wrote': 'New message',
  'already-closed': 'Closed already',
  'not-open': 'No longer open',
};

const order: Record<BulkRow['state'], number> = { failed: 0, skipped: 1, reopened: 2, closed: 3 };

/** The chats with their outcome, those that need a look first. */
export function bulkRows(chats: readonly Chat[], results: readonly BulkResult[]): BulkRow[] {
  const rows = chats.flatMap((chat): BulkRow[] => {
    const result = results.find(({ chatId }) => chatId === chat.id);
    if (!result) return [];
    if (result.outcome === 'done') return [{ chat, state: 'closed', words: '' }];
    const reason = result.reason ?? 'Something went wrong at the desk.';
    if (result.outcome === 'skipped') return [{ chat, state: 'skipped', words: skipped[result.code ?? ''] ?? reason }];
    return [{ chat, state: 'failed', words: reason }];
  });
  return inOrder(rows);
}

/** The same after an undo: those that came back, and why others did not. */
export function afterUndo(rows: readonly BulkRow[], results: readonly BulkResult[]): BulkRow[] {
  return inOrder(
    rows.map((row) => {
      const result = results.find(({ chatId }) => chatId === row.chat.id);
      if (!result || row.state !== 'closed') return row;
      return result.outcome === 'done' ? { ...row, state: 'reopened', words: 'Open again' } : { ...row, words: result.reason ?? '' };
    }),
  );
}

export function countOf(rows: readonly BulkRow[], state: BulkRow['state']): number {
  return rows.filter((row) => row.state === state).length;
}

/** "Closed 12, skipped 1, failed 1" */
export function bulkSummary(rows: readonly BulkRow[]): string {
  const closed = countOf(rows, 'closed') + countOf(rows, 'reopened');
  const parts = [
    `Closed ${closed}`,
    ...(['skipped', 'failed'] as const)
      .map((state) => [state, countOf(rows, state)] as const)
      .map(([state, n]) => (n > 0 ? `${state} ${n}` : '')),
  ];
  return parts.filter(Boolean).join(', ');
}

/** "12 chats came back", or how many of them and why the rest did not. */
export function undoSummary(rows: readonly BulkRow[]): string {
  const back = countOf(rows, 'reopened');
  const rest = rows.filter((row) => row.state === 'closed');
  if (rest.length === 0) return `${plural(back, 'chat')} came back`;
  const why = rest.find((row) => row.words)?.words ?? '';
  return `${back === 0 ? 'None' : back} of ${plural(back + rest.length, 'chat')} came back. ${why}`.trim();
}

function inOrder(rows: readonly BulkRow[]): BulkRow[] {
  return [...rows].sort((a, b) => order[a.state] - order[b.state] || a.words.localeCompare(b.words));
}
