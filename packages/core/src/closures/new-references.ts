import type { ClosureReference } from '@desk/protocol/closure';
import { newId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';

/** A reference as it will be stored: for a JIRA issue, on which connection and by which name. */
export type NewReference = Pick<ClosureReference, 'kind' | 'text' | 'url' | 'key'> & {
  connectionId: string | null;
  issueId: string | null;
  /** What JIRA said of it a moment ago. */
  issue?: Pick<ClosureReference, 'summary' | 'status' | 'category'>;
};

/** The view of references that are about to be stored. */
export function newReferences(references: readonly NewReference[], now: Date): ClosureReference[] {
  return references.map(({ kind, text, url, key, issue }) => ({
    id: newId('ref'),
    kind,
    text,
    url,
    key,
    summary: issue?.summary ?? null,
    status: issue?.status ?? null,
    category: issue?.category ?? null,
    state: kind === 'jira' ? 'pending' : 'none',
    reason: null,
    changedAt: now.toISOString(),
  }));
}

/** Their insert, as CTEs behind `moved`; none when there are none. A JIRA link leaves the house at `dueAt`, not before. */
export function referenceRows(
  views: readonly ClosureReference[],
  references: readonly NewReference[],
  closureId: string,
  dueAt: Date,
): RawBuilder<unknown>[] {
  if (views.length === 0) return [];
  const rows = views.map((view, i) => {
    const { connectionId, issueId } = references[i]!;
    return sql`(${view.id}::text, ${view.kind}::text, ${view.text}::text, ${view.url}::text, ${connectionId}::text, ${view.key}::text,
      ${issueId}::text, ${view.state}::text, ${view.kind === 'jira' ? dueAt : null}::timestamptz, ${view.changedAt}::timestamptz)`;
  });
  return [
    sql`referred as (insert into chat_references (id, workspace_id, chat_id, closure_id, kind, text, url, connection_id, issue_key, issue_id, state,
        due_at, changed_at)
      select v.id, m.workspace_id, m.id, ${closureId}::text, v.kind, v.text, v.url, v.connection_id, v.issue_key, v.issue_id, v.state, v.due_at, v.changed_at
      from moved m, (values ${sql.join(rows)}) as v (id, kind, text, url, connection_id, issue_key, issue_id, state, due_at, changed_at))`,
  ];
}
