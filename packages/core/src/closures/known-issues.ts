import type { ClosureReference } from '@desk/protocol/closure';
import type { JiraConnectionId, WorkspaceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import { textArray } from '../db/json.ts';
import type { NewReference } from './new-references.ts';

/** What JIRA said of an issue a moment ago: while the form was open its key was looked up. */
export type KnownIssue = Pick<ClosureReference, 'summary' | 'status' | 'category'> & {
  connectionId: JiraConnectionId;
  issueId: string;
  key: string;
};

/** Older answers are not taken: by now the key may mean another issue. */
const FRESH_MINUTES = 15;
const KEY = /[A-Z][A-Z\d_]+-[1-9]\d{0,18}/gi;

/** The column `known` for the read of a chat: issues whose keys stand in these entries, if JIRA was asked just now. */
export function knownIssues(workspaceId: WorkspaceId, entries: readonly string[]): RawBuilder<KnownIssue[]> {
  const keys = [...new Set(entries.flatMap((entry) => entry.match(KEY) ?? []).map((key) => key.toUpperCase()))];
  if (keys.length === 0) return sql`'[]'::jsonb`;
  return sql`coalesce((select jsonb_agg(jsonb_build_object('connectionId', connection_id, 'issueId', issue_id, 'key', key, 'summary', summary,
      'status', status, 'category', category)) from jira_issues
    where workspace_id = ${workspaceId} and key = any(${textArray(keys)}) and state = 'there'
      and seen_at > now() - make_interval(mins => ${FRESH_MINUTES})), '[]')`;
}

/** The reference with what is known of its issue, so that its chip says so before the link is made. */
export function withKnown(reference: NewReference, known: readonly KnownIssue[]): NewReference {
  const issue = known.find(({ connectionId, key }) => connectionId === reference.connectionId && key === reference.key);
  return issue && reference.kind === 'jira' ? { ...reference, issueId: issue.issueId, issue } : reference;
}
