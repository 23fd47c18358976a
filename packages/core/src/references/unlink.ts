import type { Chat } from '@desk/protocol/chat';
import type { Closure, ClosureReference } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import type { ChatId, JiraConnectionId, ReferenceId, WorkspaceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import { type Member, system } from '../access.ts';
import { change } from '../chats/change.ts';
import { findChat } from '../chats/get.ts';
import type { Db } from '../db/connect.ts';
import { scopeOf, within } from '../reports/scope.ts';
import { tellOthers } from './other-chats.ts';

/**
 * Takes a JIRA link off by hand, on a closed chat at any time: at once for the team; what JIRA may hold of it the worker removes. Once more is
 * no error, and tries again what JIRA did not let go. Whoever may retry a link may take it off; one of a close that was taken back, supervisors. [J8]
 * @throws DeskError `not-found`, `not-yours`
 */
export async function unlinkReference(db: Db, who: Member, id: ReferenceId): Promise<Chat> {
  const { rows } = await sql<{ chatId: ChatId; isUndone: boolean }>`select r.chat_id as "chatId", cl.undone_at is not null as "isUndone"
    from chat_references r join closures cl on cl.id = r.closure_id
    where r.id = ${id} and r.workspace_id = ${who.workspaceId} and r.kind = 'jira'`.execute(db);
  const reference = rows[0];
  if (!reference) throw new DeskError('not-found', 'There is no such JIRA link.');
  if (reference.isUndone) return tryAgainAfterUndo(db, who, id, reference.chatId);
  const { chat } = await change<'reference.changed', { isHeld: boolean; isSent: boolean }>(db, who, reference.chatId, {
    action: 'track-reference',
    more: sql`, exists (select from chat_references r join jira_connections j on j.id = r.connection_id
      where r.id = ${id} and r.sent_to is not null and j.held) as "isHeld",
      exists (select from chat_references r where r.id = ${id} and r.sent_to is not null) as "isSent"`,
    decide: (state, now, { isHeld, isSent }) => {
      const closure = state.closure!;
      const before = closure.references.find((each) => each.id === id);
      if (!before) throw new DeskError('not-found', 'There is no such JIRA link.');
      if (before.state === 'unlinked' && before.reason === null) return null;
      const reason = isHeld ? HELD : null;
      return {
        ...withReference(closure, { ...unlinked(before, reason, isSent), changedAt: now.toISOString() }),
        writes: [
          sql`unlinked as (update chat_references r set state = 'unlinked', reason = ${reason}::text, attempts = 0, changed_at = ${now},
            due_at = case when r.sent_to is not null then now() end from moved where r.id = ${id})`,
        ],
      };
    },
  });
  return chat;
}

/** As the chip shows it; `maySee`: JIRA may still show the link. */
function unlinked({ isLeaving: _, ...before }: ClosureReference, reason: string | null, maySee: boolean): ClosureReference {
  return { ...before, state: 'unlinked', reason, ...(maySee && reason === null ? { isLeaving: true } : {}) };
}

const HELD = 'JIRA still shows it: its sign-in is refused. An admin must renew the token.';

function withReference(closure: Closure, reference: ClosureReference) {
  return {
    next: { closure: { ...closure, references: closure.references.map((each) => (each.id === reference.id ? reference : each)) } },
    type: 'reference.changed' as const,
    data: { closureId: closure.id, reference },
  };
}

/** Its closure is on no chat any more, so nothing of a chat changes. */
async function tryAgainAfterUndo(db: Db, who: Member, id: ReferenceId, chatId: ChatId): Promise<Chat> {
  if (who.role === 'agent') throw new DeskError('not-yours', 'The close with this link was taken back. A supervisor can try again.');
  await sql`update chat_references r set reason = (select ${HELD}::text from jira_connections j where j.id = r.connection_id and j.held),
      attempts = 0, due_at = now(), changed_at = now() from closures cl
    where r.id = ${id} and cl.id = r.closure_id and r.state = 'unlinked' and r.sent_to is not null ${within(scopeOf(who), 'cl.department_id')}`.execute(
    db,
  );
  return findChat(db, who.workspaceId, chatId);
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

const NOTHING_LEFT = sql`due_at = null, sent_to = null, remote_link_id = null, reason = null`;

/** JIRA holds nothing of it any more, or never did. */
export async function settleUnlink(db: Db, task: UnlinkTask): Promise<void> {
  await say(db, task, null, true);
  // A close that was taken back is on no chat that could be told.
  await sql`update chat_references set ${NOTHING_LEFT} where id = ${task.id} and state = 'unlinked'`.execute(db);
  if (task.connectionId) await tellOthers(db, task.workspaceId, task.connectionId, task.issueId);
}

/**
 * It could not be taken off now: the worker looks again at `retryAt`, or, when that is null, not by itself. `reason` is for a person who must see
 * to it; passing trouble has none, and is said as being taken off.
 */
export async function postponeUnlink(
  db: Db,
  task: Pick<UnlinkTask, 'id' | 'workspaceId' | 'chatId'>,
  { reason, retryAt, spent }: { reason: string | null; retryAt: Date | null; spent: boolean },
): Promise<void> {
  await say(db, task, reason);
  await sql`update chat_references set due_at = ${retryAt}::timestamptz, reason = ${reason}, attempts = attempts + ${spent ? 1 : 0}::int
    where id = ${task.id} and state = 'unlinked' and sent_to is not null`.execute(db);
}

/** Tells the chat, unless it shows that already, or its close was taken back, or the link is wanted again. */
async function say(
  db: Db,
  { id, workspaceId, chatId }: Pick<UnlinkTask, 'id' | 'workspaceId' | 'chatId'>,
  reason: string | null,
  isOff = false,
): Promise<void> {
  try {
    await change<'reference.changed', { isSent: boolean }>(db, system(workspaceId, 'JIRA'), chatId, {
      action: 'track-reference',
      more: sql`, exists (select from chat_references r where r.id = ${id} and r.sent_to is not null) as "isSent"`,
      decide: (state, now, { isSent }) => {
        const closure = state.closure!;
        const before = closure.references.find((each) => each.id === id);
        // Another job was faster and has taken it off: nothing is left to say.
        if (before?.state !== 'unlinked' || !isSent) return null;
        const after = unlinked(before, reason, !isOff);
        if (before.reason === reason && before.isLeaving === after.isLeaving) return null;
        const said = isOff ? NOTHING_LEFT : sql`reason = ${reason}::text`;
        return {
          ...withReference(closure, { ...after, changedAt: now.toISOString() }),
          writes: [
            sql`said as (update chat_references r set ${said}, changed_at = ${now} from moved where r.id = ${id} and r.state = 'unlinked')`,
          ],
        };
      },
    });
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'not-open')) throw error;
  }
}
