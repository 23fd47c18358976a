import type { ClosureReference, ClosureRow } from '@desk/protocol/closure';
import { newId } from '@desk/protocol/ids';

/** A closure for tests and the dev pages; every field can be overridden. */
export function closureRow(fields: Partial<ClosureRow> = {}): ClosureRow {
  return {
    id: newId('clo'),
    chatId: newId('chat'),
    number: 48211,
    sentiment: 'positive',
    note: 'Second charge was a hold, released',
    tags: [],
    references: [],
    closedBy: { kind: 'agent', id: newId('usr'), name: 'Noor Haddad' },
    reason: 'resolved',
    closedAt: '2026-05-13T08:12:51.000Z',
    undoUntil: '2026-05-13T08:13:01.000Z',
    undoneAt: null,
    customer: { id: newId('cust'), name: 'Ada M.' },
    agent: { id: newId('usr'), name: 'Noor Haddad' },
    department: { id: newId('dep'), name: 'Mobile & plans' },
    channel: 'web',
    handledSeconds: 580,
    ...fields,
  };
}

/** A JIRA reference of a closure. */
export function jiraReference(fields: Partial<ClosureReference> = {}): ClosureReference {
  return {
    id: newId('ref'),
    kind: 'jira',
    text: 'NET-2381',
    url: 'https://jira.example/browse/NET-2381',
    key: 'NET-2381',
    summary: 'Roaming bundle, eSIM swap',
    status: 'In progress',
    category: 'indeterminate',
    state: 'pending',
    reason: null,
    changedAt: '2026-05-13T08:12:51.000Z',
    ...fields,
  };
}
