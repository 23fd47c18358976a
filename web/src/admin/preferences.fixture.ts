import { newId } from '@desk/protocol/ids';
import type { ClosingPreferences } from '@desk/protocol/preferences';

/** The preferences of a workspace with two departments, for tests. */
export function preferencesOf(fields: Partial<ClosingPreferences> = {}): ClosingPreferences {
  const required = { sentiment: null, tag: null, note: null };
  return {
    version: 4,
    undoSeconds: 10,
    maxTags: 1,
    notesOnClose: true,
    required: { sentiment: false, tag: false, note: false },
    departments: [
      { id: newId('dep'), name: 'Broadband', required },
      { id: newId('dep'), name: 'Mobile & plans', required },
    ],
    inactivityMinutes: 0,
    pendingMinutes: 1440,
    courtesyMinutes: 10,
    transferMinutes: 20,
    agentsBulkClose: false,
    suggestTags: true,
    suggestSentiment: false,
    ...fields,
  };
}
