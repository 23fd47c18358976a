import type { JiraConnectionView } from '@desk/protocol/jira';
import { type JiraFields, jiraChanges, jiraFieldsOf } from './jira-draft.ts';
import { keepDraft, keptDraft } from './kept-draft.ts';
import { mergeFields } from './merge-fields.ts';

/** Keeps what is typed of a site in this browser, so that a reload loses nothing. The token is kept nowhere. */
export function keepJira(connection: JiraConnectionView | null, mine: JiraFields): void {
  const base = jiraFieldsOf(connection);
  const without = { ...mine, token: '' };
  keepDraft(idOf(connection), jiraChanges(base, without) > 0 ? { version: 0, base, mine: without } : undefined);
}

/** The form of a site: as it is saved, with what was typed of it before on top. */
export function keptJira(connection: JiraConnectionView | null): JiraFields {
  const saved = jiraFieldsOf(connection);
  const kept = keptDraft<JiraFields>(idOf(connection));
  return kept ? ({ ...mergeFields(kept.base, kept.mine, saved).merged, token: '' } as JiraFields) : saved;
}

/** What was typed of a site is saved or given up. */
export function forgetJira(connection: JiraConnectionView | null): void {
  keepDraft(idOf(connection), undefined);
}

function idOf(connection: JiraConnectionView | null): string {
  return `jira-${connection?.id ?? 'new'}`;
}
