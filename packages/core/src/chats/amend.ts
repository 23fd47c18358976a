import type { Chat } from '@desk/protocol/chat';
import type { AmendClosure, Closure, ClosureReference } from '@desk/protocol/closure';
import { DeskError } from '@desk/protocol/errors';
import { type ChatId, newId } from '@desk/protocol/ids';
import { type RawBuilder, sql } from 'kysely';
import type { Member } from '../access.ts';
import { amended } from '../closures/amended.ts';
import { type NewReference, newReferences, referenceRows } from '../closures/new-references.ts';
import { type LookedUp, lookUp, toWrapUp, type WrapUp } from '../closures/wrap-up.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';
import { change, type Intent } from './change.ts';
import type { ChatState } from './chat-state.ts';

/**
 * Completes or corrects what was said at closing. References and notes may be added by anyone of the team at any time; an empty sentiment,
 * tag or closing note by the owner, the closer or a supervisor; a set sentiment or tag is changed by supervisors only. Time and closer never
 * change. The event keeps what was before and what is after; figures follow with the next fold. [C28] [K10]
 * @throws DeskError `not-yours`, `not-allowed`, `invalid` with `errors` per field, `not-open` when the chat is not closed
 */
export async function amendClosure(db: Db, who: Member, chatId: ChatId, input: AmendClosure, intent?: Intent): Promise<Chat> {
  const form = { sentiment: input.sentiment ?? null, note: input.note, tagIds: input.tagIds ?? [], references: input.references ?? [] };
  const { chat } = await change<'chat.amended', LookedUp>(db, who, chatId, {
    action: 'amend',
    ...(intent ? { intent } : {}),
    more: lookUp(who.workspaceId, form),
    decide: (state, now, known) => {
      const wrapUp = toWrapUp(form, known);
      wrapUp.check(state, known, false);
      const before = state.closure!;
      const owns = who.role !== 'agent' || state.agent_id === who.id || before.closedBy.id === who.id;
      refuseChange(who, owns, before, input);
      const fresh = wrapUp.references.filter((reference) => !before.references.some((known) => stands(known, reference)));
      const added = newReferences(fresh, now);
      const after = applied(before, input, wrapUp, added, owns);
      return amended(state, after, [
        ...rewrite(who, before, after, now),
        ...referenceRows(added, fresh, after.id, now),
        ...addendum(who, state, before, after, input.note),
      ]);
    },
  });
  return chat;
}

/**
 * The same reference is there already, named alike or by the key that it has now. One that was taken off is not, and the same key on another site is
 * another issue. What only JIRA knows to be the same, the worker makes one.
 */
function stands(known: ClosureReference, reference: NewReference): boolean {
  const origin = (url: string | null) => (url === null ? null : new URL(url).origin);
  const isSame = known.text === reference.text || (known.key !== null && known.key === reference.key);
  return known.state !== 'unlinked' && isSame && origin(known.url) === origin(reference.url);
}

function refuseChange(who: Member, owns: boolean, before: Closure, input: AmendClosure): void {
  const fills = input.sentiment !== undefined || input.tagIds !== undefined;
  if (fills && !owns) throw new DeskError('not-yours', 'Only who closed this chat, its owner or a supervisor can set sentiment and tag.');
  const replaces = (input.sentiment !== undefined && before.sentiment !== null) || (input.tagIds !== undefined && before.tags.length > 0);
  if (replaces && who.role === 'agent') throw new DeskError('not-allowed', 'Only a supervisor can change a sentiment or tag that is set.');
}

function applied(before: Closure, input: AmendClosure, wrapUp: WrapUp, added: ClosureReference[], owns: boolean): Closure {
  return {
    ...before,
    sentiment: input.sentiment === undefined ? before.sentiment : input.sentiment,
    note: before.note === null && owns && wrapUp.note !== null ? wrapUp.note : before.note,
    tags: input.tagIds === undefined ? before.tags : wrapUp.tags,
    references: [...before.references, ...added],
  };
}

/** Tags that stay are not touched, so the two writes cannot meet on a row. */
function rewrite(who: Member, before: Closure, after: Closure, now: Date): RawBuilder<unknown>[] {
  const noted = before.note === after.note ? sql`` : sql`, note_author_id = ${who.id}::text, note_at = ${now}::timestamptz`;
  const [had, has] = [before.tags.map((tag) => tag.id), after.tags.map((tag) => tag.id)];
  return [
    sql`amended as (update closures set sentiment = ${after.sentiment}::text, note = ${after.note}::text, is_dirty = true ${noted}
      from moved where closures.id = ${after.id})`,
    sql`untagged as (delete from closure_tags ct using moved where ct.closure_id = ${after.id} and ct.tag_id = any(${textArray(had.filter((id) => !has.includes(id)))}))`,
    sql`tagged as (insert into closure_tags (workspace_id, closure_id, tag_id)
      select workspace_id, ${after.id}::text, unnest(${textArray(has.filter((id) => !had.includes(id)))}) from moved
      on conflict (closure_id, tag_id) do nothing)`, // a merge of tags may have just put it there
  ];
}

/** A note that did not become the closing note stands beside it, with its author and time. */
function addendum(who: Member, state: ChatState, before: Closure, after: Closure, note: string | undefined): RawBuilder<unknown>[] {
  if (!note || after.note !== before.note) return [];
  return [
    sql`noted as (insert into notes (id, workspace_id, customer_id, chat_id, closure_id, author_id, text)
      select ${newId('note')}::text, workspace_id, ${state.customer_id}::text, id, ${after.id}::text, ${who.id}::text, ${note}::text from moved)`,
  ];
}
