import type { Closure } from '@desk/protocol/closure';

/** A closure for tests, of a chat that the customer ended and about which nothing was said, with what matters written over it. */
export function closureFixture(over: Partial<Omit<Closure, 'closedBy'>> & { closedBy?: Partial<Closure['closedBy']> } = {}): Closure {
  const { closedBy, ...rest } = over;
  const at = new Date().toISOString();
  return {
    id: 'clo_01j000000000000000000000aa',
    sentiment: null,
    note: null,
    tags: [],
    references: [],
    closedBy: { kind: 'customer', id: 'cust_01j000000000000000000000aa', name: 'Ada M.', ...closedBy },
    reason: 'customer_end',
    closedAt: at,
    undoUntil: at,
    undoneAt: null,
    ...rest,
  } as Closure;
}
