import { DeskError } from '@desk/protocol/errors';
import { type ChatId, type CustomerId, newId } from '@desk/protocol/ids';
import type { AddNote, Note } from '@desk/protocol/note';
import { sql } from 'kysely';
import type { Member } from '../access.ts';
import type { Intent } from '../chats/change.ts';
import { findChat } from '../chats/get.ts';
import type { Db } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { violates } from '../db/violates.ts';
import { record, recorded } from '../journal.ts';
import { customerProfile } from './profile.ts';

/** Notes about a customer, or of one chat of theirs, newest first, at most 100: those that were written as notes and those that were left at closing. */
export async function customerNotes(db: Db, who: Member, id: CustomerId, chatId?: ChatId): Promise<Note[]> {
  await customerProfile(db, who, id);
  const ofChat = (column: string) => (chatId ? sql`and ${sql.ref(column)} = ${chatId}` : sql``);
  const { rows } = await sql<Note>`
    select n.id, n.customer_id as "customerId", n.chat_id as "chatId", jsonb_build_object('id', u.id, 'name', u.name) as author, n.text,
      false as closing, ${iso('n.created_at')} as at
    from notes n join users u on u.id = n.author_id where n.workspace_id = ${who.workspaceId} and n.customer_id = ${id} ${ofChat('n.chat_id')}
    union all
    select cl.id, c.customer_id, c.id, case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name)
        when cl.closed_by_kind in ('agent', 'supervisor') then jsonb_build_object('id', cl.closed_by_id, 'name', cl.closed_by_name) end,
      cl.note, true, ${iso('coalesce(cl.note_at, cl.closed_at)')}
    from closures cl join chats c on c.id = cl.chat_id left join users u on u.id = cl.note_author_id
    where c.workspace_id = ${who.workspaceId} and c.customer_id = ${id} and cl.note is not null and cl.undone_at is null ${ofChat('c.id')}
    order by at desc limit 100`.execute(db);
  return rows;
}

/**
 * Writes a lasting note about a customer, on a chat of theirs in any state. The same intent writes it once. [C28] [I1]
 * @throws DeskError `not-found`, `idempotency-mismatch`
 */
export async function addNote(db: Db, who: Member, customerId: CustomerId, input: AddNote, intent?: Intent): Promise<Note> {
  await customerProfile(db, who, customerId);
  if (input.chatId && (await findChat(db, who.workspaceId, input.chatId)).customer.id !== customerId)
    throw new DeskError('not-found', 'This customer has no such chat.');
  const stored = intent && (await recorded<'note.added'>(db, who, intent));
  if (stored) return stored.note;
  try {
    return await insertNote(db, who, customerId, input, intent);
  } catch (error) {
    const meanwhile = intent && violates(error, 'events_intent') && (await recorded<'note.added'>(db, who, intent));
    if (meanwhile) return meanwhile.note;
    throw error;
  }
}

async function insertNote(db: Db, who: Member, customerId: CustomerId, input: AddNote, intent: Intent | undefined): Promise<Note> {
  return db.transaction().execute(async (tx) => {
    const { id, created_at } = await tx
      .insertInto('notes')
      .values({
        id: newId('note'),
        workspace_id: who.workspaceId,
        customer_id: customerId,
        chat_id: input.chatId ?? null,
        author_id: who.id,
        text: input.text,
      })
      .returning(['id', 'created_at'])
      .executeTakeFirstOrThrow();
    const author = { id: who.id, name: who.name };
    const note: Note = {
      id,
      customerId,
      chatId: input.chatId ?? null,
      author,
      text: input.text,
      closing: false,
      at: created_at.toISOString(),
    };
    await record(tx, who, 'note.added', { note }, intent);
    return note;
  });
}
