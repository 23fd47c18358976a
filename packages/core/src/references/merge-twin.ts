import type { ClosureReference } from '@desk/protocol/closure';
import type { ChatId, ReferenceId } from '@desk/protocol/ids';
import { sql } from 'kysely';
import type { Who } from '../access.ts';
import { change } from '../chats/change.ts';
import { amended } from '../closures/amended.ts';
import type { Db } from '../db/connect.ts';
import { textArray } from '../db/json.ts';

/** Nobody tries these again by themselves, or only hours later. */
const GIVEN_UP: readonly ClosureReference['state'][] = ['needs-attention', 'failed'];
const STANDS: readonly ClosureReference['state'][] = ['pending', 'linked', ...GIVEN_UP];

/**
 * Of two references of a chat that turn out to be one issue, named by its number, a former key or another address, one stays: the wish is one.
 * If that one needs a person it is due at once, as by hand: the other one came as far as the link itself.
 * @returns false when the other one was taken off meanwhile, so that this one is wanted still
 * @throws DeskError `not-open` when the close was undone
 */
export async function mergeTwin(db: Db, who: Who, chatId: ChatId, id: ReferenceId, twinId: ReferenceId): Promise<boolean> {
  let isMerged = false;
  await change<'chat.amended'>(db, who, chatId, {
    action: 'amend',
    decide: (state, now) => {
      const before = state.closure!;
      isMerged = before.references.some((reference) => reference.id === twinId && STANDS.includes(reference.state));
      if (!isMerged) return null;
      const again = { state: 'pending', reason: 'Trying again', changedAt: now.toISOString() } as const;
      const references = before.references
        .filter((reference) => reference.id !== id)
        .map((reference) => (reference.id === twinId && GIVEN_UP.includes(reference.state) ? { ...reference, ...again } : reference));
      const after = { ...before, references };
      return amended(state, after, [
        sql`merged as (delete from chat_references r using moved where r.id = ${id} and r.chat_id = moved.id)`,
        sql`again as (update chat_references r set state = ${again.state}, reason = ${again.reason}, attempts = 0, due_at = ${now}, changed_at = ${now}
          from moved where r.id = ${twinId} and r.chat_id = moved.id and r.state = any(${textArray(GIVEN_UP)}))`,
      ]);
    },
  });
  return isMerged;
}
