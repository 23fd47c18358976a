import type { ClosureReference, ReferenceState } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, JiraConnectionId, ReferenceId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Who } from '../access.ts';
import { change } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';
import type { SeenIssue } from '../jira/see-issues.ts';

/**
 * How an attempt ended. `retryAt` null: the worker does not look again by itself. `spent` false: it was no real attempt (the site was down or
 * its sign-in refused), so it does not count.
 */
export type LinkOutcome =
  | { state: 'linked'; issue: SeenIssue; remoteLinkId: string; connectionId: JiraConnectionId; url: string }
  | {
      state: Extract<ReferenceState, 'pending' | 'needs-attention' | 'failed'>;
      reason: string | null;
      retryAt: Date | null;
      spent: boolean;
    };

/**
 * Writes how far attaching a reference has come: on the reference, in the chat that carries it, in the journal.
 * @throws DeskError `not-found` when the closure no longer has this reference, `not-open` when the close was undone
 */
export async function trackReference(db: Db, who: Who, chatId: ChatId, referenceId: ReferenceId, outcome: LinkOutcome): Promise<void> {
  await change<'reference.changed'>(db, who, chatId, {
    action: 'track-reference',
    decide: (state, now) => {
      const closure = state.closure!;
      const before = closure.references.find((reference) => reference.id === referenceId);
      if (!before) throw new DeskError('not-found', 'There is no such reference.');
      if (before.state === 'linked') return null; // another job was faster
      if (before.state === 'unlinked' && who.kind === 'system') return null; // taken off meanwhile: the last word is the team's
      const after = afterOutcome(before, outcome, now);
      const references = closure.references.map((reference) => (reference.id === referenceId ? after : reference));
      return {
        next: { closure: { ...closure, references } },
        type: 'reference.changed',
        data: { closureId: closure.id, reference: after },
        writes: writesOf(referenceId, outcome, now),
      };
    },
  });
}

function afterOutcome({ isLeaving: _, ...before }: ClosureReference, outcome: LinkOutcome, now: Date): ClosureReference {
  const at = { changedAt: now.toISOString() };
  if (outcome.state !== 'linked') return { ...before, ...at, state: outcome.state, reason: outcome.reason };
  const { key, summary, status, category } = outcome.issue;
  return { ...before, ...at, state: 'linked', reason: null, key, summary, status, category, url: outcome.url };
}

function writesOf(id: ReferenceId, outcome: LinkOutcome, now: Date): RawBuilder<unknown>[] {
  if (outcome.state !== 'linked') {
    return [
      sql`tracked as (update chat_references r set state = ${outcome.state}, reason = ${outcome.reason}, attempts = attempts + ${outcome.spent ? 1 : 0}::int,
        due_at = ${outcome.retryAt}::timestamptz, changed_at = ${now} from moved where r.id = ${id})`,
    ];
  }
  const { issue } = outcome;
  return [
    sql`tracked as (update chat_references r set state = 'linked', reason = null, attempts = attempts + 1, due_at = null, changed_at = ${now},
      issue_id = ${issue.issueId}, sent_to = ${issue.issueId}, issue_key = ${issue.key}, url = ${outcome.url}, remote_link_id = ${outcome.remoteLinkId} from moved where r.id = ${id})`,
    sql`seen as (insert into jira_issues (workspace_id, connection_id, issue_id, key, summary, status, category, updated_at, seen_at, due_at, done_since)
      select workspace_id, ${outcome.connectionId}::text, ${issue.issueId}::text, ${issue.key}::text, ${issue.summary}::text, ${issue.status}::text,
        ${issue.category}::text, ${issue.updated}::timestamptz, ${now}::timestamptz, ${now}::timestamptz + interval '5 minutes',
        case when ${issue.category} = 'done' then coalesce(${issue.updated}::timestamptz, ${now}::timestamptz) end from moved
      on conflict (connection_id, issue_id) do update set due_at = ${now}::timestamptz)`, // what is new of it, a look tells to all its chats
  ];
}

/** Asks the worker to try again now: by hand, for a reference that needs attention, failed, or was taken off. */
export async function retryReference(db: Db, who: Who, referenceId: ReferenceId): Promise<void> {
  const reference = await db
    .selectFrom('chat_references')
    .select(['chat_id', 'state'])
    .where('id', '=', referenceId)
    .where('workspace_id', '=', who.workspaceId)
    .where('kind', '=', 'jira')
    .executeTakeFirst();
  if (!reference) throw new DeskError('not-found', 'There is no such JIRA link.');
  if (reference.state === 'linked') throw new DeskError('conflict', 'This JIRA link is attached already.');
  await trackReference(db, who, reference.chat_id, referenceId, {
    state: 'pending',
    reason: reference.state === 'unlinked' ? null : 'Trying again',
    retryAt: new Date(0),
    spent: false,
  });
}
