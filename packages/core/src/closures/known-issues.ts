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
  url: string;
};

/** Older answers are not taken: by now the key may mean another issue. */
const FRESH_MINUTES = 15;
const KEY = /[A-Z][A-Z\d_]+-[1-9]\d{0,18}/gi;
const ID = /(?<=\/)[1-9]\d{0,18}(?=$|[/?#\s])/g;

/** The column `known` for the read of a chat: issues whose keys or numbers stand in these entries, if JIRA was asked just now. */
export function knownIssues(workspaceId: WorkspaceId, entries: readonly string[]): RawBuilder<KnownIssue[]> {
  const namedBy = (pattern: RegExp) => [
    ...new Set(entries.flatMap((entry) => entry.match(pattern) ?? []).map((name) => name.toUpperCase())),
  ];
  const [keys, ids] = [namedBy(KEY), namedBy(ID)];
  if (keys.length + ids.length === 0) return sql`'[]'::jsonb`;
  return sql`coalesce((select jsonb_agg(jsonb_build_object('connectionId', ji.connection_id, 'issueId', ji.issue_id, 'key', ji.key,
      'summary', ji.summary, 'status', ji.status, 'category', ji.category, 'url', j.base_url || '/browse/' || ji.key))
    from jira_issues ji join jira_connections j on j.id = ji.connection_id
    where ji.workspace_id = ${workspaceId} and (ji.key = any(${textArray(keys)}) or ji.issue_id = any(${textArray(ids)})) and ji.state = 'there'
      and ji.seen_at > now() - make_interval(mins => ${FRESH_MINUTES})), '[]')`;
}

/** The references with what is known of their issues, so that a chip says so before its link is made. One issue is one reference, whatever named it. */
export function withKnown(references: readonly NewReference[], known: readonly KnownIssue[]): NewReference[] {
  const told = references.map((reference) => {
    const issue = known.find(
      ({ connectionId, key, issueId }) =>
        connectionId === reference.connectionId && (reference.key === null ? issueId === reference.issueId : key === reference.key),
    );
    return issue && reference.kind === 'jira' ? { ...reference, issueId: issue.issueId, key: issue.key, url: issue.url, issue } : reference;
  });
  const isFirst = ({ connectionId, issueId }: NewReference, place: number) =>
    issueId === null || place === told.findIndex((other) => other.connectionId === connectionId && other.issueId === issueId);
  return told.filter(isFirst);
}
