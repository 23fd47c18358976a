import type { Chat } from '@desk/protocol/chat';
import type { ClosureReference } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Who } from '../access.ts';
import { change } from '../chats/change.ts';
import type { Db } from '../db/connect.ts';

/**
 * Takes a JIRA link off by hand, on a closed chat at any time: at once for the team; what JIRA may hold of it the worker removes. Once more is
 * no error. Whoever may retry a link may take it off. [J8]
 * @throws DeskError `not-found`, `not-yours`, `not-open` when its close was undone
 */
export async function unlinkReference(db: Db, who: Who & { workspaceId: WorkspaceId }, id: ReferenceId): Promise<Chat> {
  const reference = await db
    .selectFrom('chat_references')
    .select('chat_id')
    .where('id', '=', id)
    .where('workspace_id', '=', who.workspaceId)
    .where('kind', '=', 'jira')
    .executeTakeFirst();
  if (!reference) throw new DeskError('not-found', 'There is no such JIRA link.');
  const { chat } = await change<'reference.changed'>(db, who, reference.chat_id, {
    action: 'track-reference',
    decide: (state, now) => {
      const closure = state.closure!;
      const before = closure.references.find((each) => each.id === id);
      if (!before) throw new DeskError('not-found', 'There is no such JIRA link.');
      if (before.state === 'unlinked') return null;
      const after: ClosureReference = { ...before, state: 'unlinked', reason: null, changedAt: now.toISOString() };
      return {
        next: { closure: { ...closure, references: closure.references.map((each) => (each.id === id ? after : each)) } },
        type: 'reference.changed',
        data: { closureId: closure.id, reference: after },
        writes: [
          sql`unlinked as (update chat_references r set state = 'unlinked', reason = null, attempts = 0, changed_at = ${now},
            due_at = case when r.sent_to is not null then now() end from moved where r.id = ${id})`,
        ],
      };
    },
  });
  return chat;
}

/** A link that JIRA may hold and nobody wants any more. */
export type UnlinkTask = {
  id: ReferenceId;
  workspaceId: WorkspaceId;
  chatId: ChatId;
  connectionId: JiraConnectionId | null;
  issueId: string;
  attempts: number;
};

/** Takes such a link for one job, for two minutes; null when another job has it, when it is off, or wanted again. */
export async function takeUnlinkTask(db: Db, id: ReferenceId): Promise<UnlinkTask | null> {
  const { rows } = await sql<UnlinkTask>`update chat_references set due_at = now() + interval '2 minutes'
    where id = ${id} and state = 'unlinked' and sent_to is not null and due_at <= now() + interval '1 minute'
    returning id, workspace_id as "workspaceId", chat_id as "chatId", connection_id as "connectionId", sent_to as "issueId", attempts`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** True while the chat's one link on this issue must go: no other reference of the chat wants it, and this one does not either. */
export async function isUnwanted(db: Db, { id, chatId, connectionId, issueId }: UnlinkTask): Promise<boolean> {
  const { rows } = await sql`select from chat_references r join closures cl on cl.id = r.closure_id
    where r.chat_id = ${chatId} and r.connection_id = ${connectionId} and cl.undone_at is null
      and (r.id = ${id} and r.state <> 'unlinked' or r.id <> ${id} and r.sent_to = ${issueId} and r.state in ('pending', 'linked', 'needs-attention'))`.execute(
    db,
  );
  return rows.length === 0;
}

/** JIRA holds nothing of it any more, or never did. */
export async function settleUnlink(db: Db, id: ReferenceId): Promise<void> {
  await sql`update chat_references set due_at = null, sent_to = null, remote_link_id = null, reason = null
    where id = ${id} and state = 'unlinked'`.execute(db);
}

/** It could not be taken off now: the worker looks again at `retryAt`, or, when that is null, not by itself. */
export async function postponeUnlink(db: Db, id: ReferenceId, reason: string, retryAt: Date | null, spent: boolean): Promise<void> {
  await sql`update chat_references set due_at = ${retryAt}::timestamptz, reason = ${reason}, attempts = attempts + ${spent ? 1 : 0}::int
    where id = ${id} and state = 'unlinked'`.execute(db);
}
